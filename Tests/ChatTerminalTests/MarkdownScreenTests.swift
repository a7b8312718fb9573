import ChatTerminal
import TestSupport
import Testing

/// An answer streaming through the live region to a screen.
@Suite struct MarkdownScreenTests {
    /// The rows below the answer.
    enum Surroundings: CaseIterable { case nothing, prompt, promptAndFooter }

    struct Run {
        var bytes = 0
        var screen: ScreenModel
        var rows: [MarkdownRow] = []
    }

    /// Streams 4-character tokens at 60 tokens/s, with a frame each `interval` milliseconds.
    static func run(
        _ text: String, below: Surroundings, interval: Int, columns: Int = 80, rows: Int = 24
    ) -> Run {
        let size = TerminalSize(columns: columns, rows: rows)
        var stream = MarkdownStream(
            columns: columns, options: MarkdownOptions(openRows: max(1, rows / 3)))
        var region = LiveRegion(reflows: true)
        var run = Run(
            screen: ScreenModel(columns: columns, rows: rows) {
                DisplayWidth.columns(of: String($0))
            })
        var finished: [MarkdownRow] = []
        func draw(at time: Int) {
            let open = stream.openRows.map { LiveRow($0.rendered(.on), width: $0.width) }
            var frame = LiveFrame(
                rows: open, cursorRow: open.count - 1, cursorColumn: open.last?.width ?? 0)
            if below != .nothing {
                let footer =
                    below == .prompt
                    ? []
                    : [
                        LiveRow(
                            "\u{1B}[2m\(time / 15 / 4).\(time / 15 % 4) s · ~\(time / 15 * 15) tok · esc stops\u{1B}[m",
                            width: 40),
                        LiveRow(
                            "\u{1B}[2msonnet-5-5 · in 12,431 · session $0.0524\u{1B}[m", width: 40),
                    ]
                frame = LiveFrame(
                    rows: open + [LiveRow("> ")] + footer, cursorRow: open.count, cursorColumn: 2)
            }
            let bytes = region.draw(
                commit: finished.map { $0.text.rendered(.on) }, frame: frame, size: size)
            run.bytes += bytes.utf8.count
            run.screen.feed(bytes)
            finished = []
        }
        for (number, token) in text.chunks(of: 4).enumerated() {
            let new = stream.push(token)
            run.rows += new
            finished += new
            let isDue = number * 1000 / 60 / interval != (number - 1) * 1000 / 60 / interval
            if isDue || number == 0 { draw(at: number) }
        }
        let new = stream.finish()
        run.rows += new
        finished += new
        draw(at: 0)
        run.bytes += region.erase(size: size).utf8.count
        run.screen.feed(region.erase(size: size))
        return run
    }

    @Test(arguments: Surroundings.allCases, [(80, 24), (40, 10), (44, 8)])
    func everyRowStandsOnceInTheScrollback(below: Surroundings, size: (Int, Int)) {
        for interval in [16, 50, 333] {
            let run = Self.run(
                MarkdownSamples.mixed(bytes: 4000), below: below, interval: interval,
                columns: size.0,
                rows: size.1)
            #expect(run.screen.unknown == [] && run.screen.pendingWrapErases == 0)
            // Lines of code are wrapped by the terminal.
            var rows = run.rows.flatMap { row in
                stride(from: 0, to: max(1, row.text.plain.count), by: row.isWhole ? size.0 : 9999)
                    .map {
                        String(row.text.plain.dropFirst($0).prefix(row.isWhole ? size.0 : 9999))
                    }
            }
            while rows.last == "" { rows.removeLast() }
            func trimmed(_ row: String) -> Substring { row[...].trimmingSuffix { $0 == " " } }
            let drawn = run.screen.everything.split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(drawn.prefix(rows.count) == rows.map(trimmed)[...])
        }
    }

    /// 10 KB of mixed Markdown at 60 tokens/s, a frame each 125 ms: bytes written per text byte.
    @Test func fewBytesAreWritten() {
        let text = MarkdownSamples.mixed(bytes: 10_240)
        for (below, goal) in [(Surroundings.nothing, 1.5), (.prompt, 2.5), (.promptAndFooter, 2.5)]
        {
            let ratio =
                Double(Self.run(text, below: below, interval: 125).bytes) / Double(text.utf8.count)
            #expect(ratio <= goal, "\(below)")
            if ConsoleDemo.variable("MARKDOWN_SPEED") != nil {
                ConsoleDemo.report("\(below): \(ratio) bytes per byte")
            }
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
