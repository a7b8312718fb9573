import ClaudeMessages

/// The commands of the chat: those that do something, and one for every setting that can be changed
/// there.
package struct CommandTable: Sendable {
    package let settings: SettingTable
    /// Those that do something.
    package let doing: [SlashCommand]
    /// Those that change a setting and do nothing else.
    package let setting: [SlashCommand]

    package init(
        _ doing: [SlashCommand] = Self.doing, settings: SettingTable = SettingTable()
    ) {
        self.settings = settings
        self.doing = doing
        let names = Set(doing.map { $0.settingName ?? $0.name })
        setting = settings.reachable(.chat).filter { !names.contains($0.name) }
            .map(SlashCommand.setting)
    }

    package var commands: [SlashCommand] { doing + setting }

    /// In the order in which help shows them.
    package static let doing: [SlashCommand] = [
        .help, .model, .system, .clear, .undo, .redo, .retry, .edit, .tree, .resume, .title, .fork,
        .private, .history, .cost,
        .window, .think,
        .markdown, .view, .copy, .saveAnswer, .set, .quit,
    ]

    /// What a typed line means.
    package enum Line: Sendable {
        case message(String)
        case command(SlashCommand, argument: String)
        /// A slash and something that is no command; the sentence says what might be meant.
        case unknown(String)
    }

    /// Reads a line: unique beginnings of names are enough, `//` begins a message with a slash.
    ///
    /// `forHelp` also takes the beginning of one that is run by its whole name alone.
    package func read(_ line: String, forHelp: Bool = false) -> Line {
        guard line.hasPrefix("/") else { return .message(line) }
        guard !line.hasPrefix("//") else { return .message(String(line.dropFirst())) }
        let parts = line.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let word = parts.first.map(String.init) ?? ""
        let argument = parts.count > 1 ? parts[1].trimmed : ""
        if let exact = commands.first(where: { $0.name == word }) {
            return .command(exact, argument: argument)
        }
        let fitting = commands.filter { !word.isEmpty && $0.name.hasPrefix(word) }
        let common = fitting.count == 1 ? fitting.first : Self.frequent(word)
        guard let common else { return .unknown(explanation(word, fitting, forHelp)) }
        guard !common.isRash || forHelp else {
            return .unknown("/\(common.name) is run by its whole name alone")
        }
        return .command(common, argument: argument)
    }

    /// Which is meant by a short beginning of several: those of every day come first.
    private static func frequent(_ word: String) -> SlashCommand? {
        guard !word.isEmpty else { return nil }
        return [SlashCommand.help, .model, .window, .quit].first { $0.name.hasPrefix(word) }
    }

    /// Whether a line runs a command there is.
    package func isCommand(_ line: String) -> Bool {
        guard case .command = read(line) else { return false }
        return true
    }

    private func explanation(
        _ word: String, _ fitting: [SlashCommand], _ forHelp: Bool
    ) -> String {
        if fitting.count > 1 {
            return "/\(word) could be " + fitting.map { "/\($0.name)" }.alternatives
        }
        let hint =
            Spelling.closest(to: word, among: commands.map(\.name))
            .map { "did you mean /\($0)?" } ?? "/help lists all"
        // Who asks for help did not want to send it.
        let way = forHelp ? "" : " (// sends a slash)"
        return "there is no command /\(word): \(hint)\(way)"
    }
}
