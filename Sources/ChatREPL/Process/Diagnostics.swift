import ChatTerminal
package import SystemKit

/// Writes messages to standard error: one line each, sanitised, after the program's name.
package struct Diagnostics: Sendable {
    private let door: CheckedOutput

    package init(_ door: CheckedOutput) { self.door = door }

    /// Writes a remark such as the cost, dim where colours are on.
    func remark(_ sentence: String, _ color: ColorPolicy) {
        let line = StyledText(untrusted: "claude-chat: \(sentence)", style: .dim)
        try? door.write(line.rendered(color) + "\n")
    }

    package func say(_ sentence: String) {
        // A failure to write to standard error cannot be reported anywhere.
        try? door.write("claude-chat: \(Sanitizer.strict(sentence))\n")
    }
}
