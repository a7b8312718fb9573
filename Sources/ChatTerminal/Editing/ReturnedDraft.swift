/// A draft that the program has put back into the prompt, as the line holds it.
///
/// A command typed after it runs as a command, and is not sent as the end of the draft.
package struct ReturnedDraft: Sendable {
    let line: String

    package init(line: String) { self.line = line }

    /// The command after the draft, if the draft is unchanged.
    package func command(in entered: String, _ isCommand: (String) -> Bool) -> String? {
        let before = line.unicodeScalars
        let all = entered.unicodeScalars
        guard !before.isEmpty, all.starts(with: before) else { return nil }
        let command = String(all.dropFirst(before.count)).trimmed
        guard command.hasPrefix("/"), !command.contains(where: \.isNewline),
            !command.unicodeScalars.contains(where: PasteStore.isReserved), isCommand(command)
        else { return nil }
        return command
    }
}

extension String {
    /// The text without leading and trailing white space.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        let blank = start.reversed().prefix(while: \.isWhitespace).count
        return String(start.dropLast(blank))
    }
}
