import ChatTerminal

/// Remarks of the program in the scrollback, never between the rows of an answer.
final class Remarks {
    private let console: any Console
    /// The lines collected by `aside`; nil outside of it.
    private var said: [StyledText]?
    /// Output held until the answer ends.
    private var held: [Aside] = []
    private var hasNotedHistory = false
    /// Called when the held output has changed.
    var changed: () -> Void = {}

    init(_ console: any Console) { self.console = console }

    /// Writes a message or command line to the scrollback, wrapped as in the prompt.
    func echo(_ text: String, as part: TurnPart = .remark) {
        let rows = rows(of: text)
        console.commit(
            StyledText(lines: rows.isEmpty ? [console.rows.prompt] : rows), as: part)
    }

    /// The rows of a message, at most `limit`, the last one then an ellipsis.
    func rows(of text: String, atMost limit: Int = .max) -> [StyledText] {
        let lines = StyledText(untrustedLines: text, style: ChatStyle.typed).lines
        let rows = lines.enumerated().flatMap { place, line in
            let indent: StyledText = line.plain.isEmpty ? "" : "  "
            return ((place == 0 ? console.rows.prompt : indent) + line)
                .wrapped(to: console.columns - 1, indent: 2, words: .fill)
        }
        return rows.count > limit ? rows.prefix(max(0, limit - 1)) + ["  …"] : rows
    }

    /// Writes a remark; a problem is bold.
    func say(_ text: String, isProblem: Bool = false) {
        let style = isProblem ? ChatStyle.problem : ChatStyle.remark
        let label = isProblem && console.isSpoken ? "error: " : ""
        say(StyledText(untrustedLines: label + text, style: style))
    }

    func say(_ remark: StyledText) {
        guard said == nil else { return said = (said ?? []) + [remark] }
        commit(remark)
        console.commit("")
    }

    func commit(_ remark: StyledText) {
        for line in remark.wrapped(to: console.columns - 1, words: .keep) { console.commit(line) }
    }

    // MARK: - While an answer is under way

    /// Runs `body` and shows its remarks beside the answer in progress.
    ///
    /// A few rows stand above the prompt until the next key; longer output is held until the end.
    func aside<Result>(_ line: String?, _ body: () -> Result) -> Result {
        guard console.isBusy, said == nil else { return body() }
        said = []
        let result = body()
        let lines = said ?? []
        said = nil
        let goesOn = line.map { line in held.contains { $0.line == line } } ?? false
        if !lines.isEmpty, goesOn || !console.present(lines) {
            hold(Aside(line: line, lines: lines))
        }
        return result
    }

    /// Writes a remark, also during an answer.
    func sayAside(_ text: String) { aside(nil) { say(text) } }

    /// Writes a remark that must not be overlooked, after the answer in progress; `then` is called
    /// when it is written.
    func sayAfter(_ text: String, then: @escaping () -> Void = {}) {
        guard console.isBusy else {
            say(text)
            return then()
        }
        let lines = [StyledText(untrustedLines: text, style: ChatStyle.remark)]
        hold(Aside(line: nil, lines: lines, then: then))
    }

    /// Reports once that the line history cannot be written.
    func sayHistoryFailure() {
        guard !hasNotedHistory, let failure = console.line.historyFailure else { return }
        hasNotedHistory = true
        sayAside(ErrorText.noHistory(failure))
    }

    /// Holds rows that no longer fit above the prompt.
    func moveAside(_ lines: [StyledText]) {
        hold(Aside(line: nil, lines: lines))
        if !console.isBusy { sayHeld() }
    }

    private func hold(_ aside: Aside) {
        // Late output of a command is added to its earlier output.
        if let line = aside.line, let place = held.firstIndex(where: { $0.line == line }) {
            held[place] = Aside(line: line, lines: held[place].lines + [""] + aside.lines)
        } else {
            held.append(aside)
        }
        changed()
    }

    /// Writes the held output.
    func sayHeld() {
        let asides = held
        held = []
        for aside in asides {
            if let line = aside.line { echo(line) }
            for line in aside.lines { commit(line) }
            console.commit("")
            aside.then()
        }
    }

    /// The row that names the held output.
    var waiting: [StyledText] {
        guard !held.isEmpty else { return [] }
        let names = held.map { $0.line ?? "a remark" }.joined(separator: ", ")
        return [StyledText(untrusted: "shown after this answer: \(names)", style: ChatStyle.remark)]
    }
}
