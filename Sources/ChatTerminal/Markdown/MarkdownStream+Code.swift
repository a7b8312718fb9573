extension MarkdownStream {
    /// The code blocks of a text as they would be copied.
    ///
    /// Without the fences and the prefixes of quotes and items. An unclosed fence, as in an answer
    /// that was cut, ends with the text.
    package static func code(in markdown: String) -> [String] {
        var parser = BlockParser()
        parser.readsMath = true
        var blocks: [String] = []
        var lines: [[UInt8]]?
        var isAtEnd = false
        func take(_ events: [BlockEvent]) {
            for event in events {
                switch event {
                case .beginCode: lines = []
                case .codeLine(let line): lines?.append(line)
                case .endCode:
                    // A line that closes a fence causes a single event.
                    if let lines, !lines.isEmpty || events.count == 1 && !isAtEnd {
                        let code = Array(lines.joined(separator: [0x0A]))
                        blocks.append(String(decoding: code, as: UTF8.self))
                    }
                    lines = nil
                default: break
                }
            }
        }
        var rest = Array(markdown.utf8)[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let line = rest[..<end]
            parser.push(line: Array(line.last == 0x0D ? line.dropLast() : line))
            take(parser.takeEvents())
            rest = rest[min(end + 1, rest.endIndex)...]
        }
        isAtEnd = true
        parser.finish()
        take(parser.takeEvents())
        return blocks
    }
}
