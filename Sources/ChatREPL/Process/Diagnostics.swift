import ChatTerminal
package import SystemKit

/// Says things on standard error, one line each, sanitised, with the program's name before it.
package struct Diagnostics: Sendable {
    private let door: OutputDoor

    package init(_ door: OutputDoor) { self.door = door }

    /// Figures that nobody has to read, dim where there are colours.
    func remark(_ sentence: String, _ color: ColorPolicy) {
        let line = StyledText(untrusted: "claude-chat: \(sentence)", style: .dim)
        try? door.write(line.rendered(color) + "\n")
    }

    package func say(_ sentence: String) {
        // When standard error is closed there is nobody left to tell.
        try? door.write("claude-chat: \(Sanitizer.strict(sentence))\n")
    }
}
