import ChatTerminal
package import SystemKit

/// Says things on standard error, one line each, sanitised, with the program's name before it.
package struct Diagnostics: Sendable {
    private let door: OutputDoor

    package init(_ door: OutputDoor) { self.door = door }

    package func say(_ sentence: String) {
        // When standard error is closed there is nobody left to tell.
        try? door.write("claude-chat: \(Sanitizer.strict(sentence))\n")
    }
}
