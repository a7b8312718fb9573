/// A draft that the program has put back into the prompt, as it stands there.
///
/// Whoever types a command behind it and presses Enter wants the command, and not a message that
/// ends with it.
package struct ReturnedDraft: Sendable {
    let line: String

    package init(line: String) { self.line = line }

    /// The command that stands behind the draft, where the draft is unchanged.
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
    /// Without the white space at both ends.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        let blank = start.reversed().prefix(while: \.isWhitespace).count
        return String(start.dropLast(blank))
    }
}
