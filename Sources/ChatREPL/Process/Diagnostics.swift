import ChatTerminal
package import SystemKit

/// Writes messages to standard error: sanitised, after the program's name, one line each.
///
/// On a terminal they are broken between words.
package struct Diagnostics: Sendable {
    private let door: CheckedOutput

    package init(_ door: CheckedOutput) { self.door = door }

    /// Writes a remark such as the cost, dim where colours are on.
    func remark(_ sentence: String, _ color: ColorPolicy) { write(sentence, .dim, color) }

    package func say(_ sentence: String) { write(sentence, .plain, .off) }

    private func write(_ sentence: String, _ style: Style, _ color: ColorPolicy) {
        let line = StyledText(untrusted: "claude-chat: \(sentence)", style: style)
        let columns = Descriptors.windowSize(door.descriptor)?.columns
        let rows = columns.map { line.wrapped(to: $0, words: .keep) } ?? [line]
        // A failure to write to standard error cannot be reported anywhere.
        try? door.write(rows.map { $0.rendered(color) + "\n" }.joined())
    }
}
