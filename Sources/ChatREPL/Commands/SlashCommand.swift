package import ChatKit
import ClaudeMessages

/// A command of the chat as a value: dispatch, help and tests read the one table.
package struct SlashCommand: Sendable {
    /// Without the slash.
    package let name: String
    /// What stands for its argument in the help; `nil` when it takes none.
    package let argument: String?
    package let summary: String
    /// What `/help NAME` says beyond the summary.
    package let details: String
    /// When it may run while an answer is under way; otherwise it waits its turn.
    let runsWhileBusy: Busy
    /// What Tab offers behind it.
    var candidates: @Sendable (ChatSession) -> [Candidate] = { _ in [] }
    /// Tab offers files behind it.
    var takesFile = false
    package let run: @Sendable (inout ChatSession, String) -> Outcome

    struct Candidate: Sendable {
        var text: String
        var summary: String
    }

    enum Busy: Sendable {
        case always
        /// Without an argument it only shows something.
        case withoutArgument
        case never
    }

    /// What a command says and has done by the chat.
    package struct Outcome: Sendable, Hashable {
        package var lines: [String]
        package var effect: Effect
        /// The lines have two columns.
        package var isTable: Bool

        init(_ lines: [String] = [], effect: Effect = .none, isTable: Bool = false) {
            self.lines = lines
            self.effect = effect
            self.isTable = isTable
        }

        /// What it says on a terminal of that width.
        func text(columns: Int) -> String {
            (isTable ? lines.flatMap { TwoColumns.fitted($0, to: columns - 1) } : lines)
                .joined(separator: "\n")
        }
    }

    package enum Effect: Sendable, Hashable {
        case none
        case ask(Question, at: Place)
        /// Asks the server for its models.
        case listModels
        case copy(String)
        /// In the pager.
        case view(String)
        /// Into a file that is not there yet; `nil` finds a name for it.
        case save(String, path: String?)
        /// Opens the editor on the message of that many turns ago, or on a new one.
        case edit(turnsBack: Int)
        /// Shows what was typed before, as far as it contains this.
        case history(String)
        case quit
    }

    package var usage: String { "/\(name)" + (argument.map { " [\($0)]" } ?? "") }

    /// Runs it; a word behind a command that takes none is a mistake, and nothing happens.
    package func outcome(_ session: inout ChatSession, _ text: String) -> Outcome {
        guard argument != nil || text.isEmpty else {
            return Outcome(["/\(name) takes nothing behind it: nothing was done"])
        }
        return run(&session, text)
    }

    package func mayRunWhileBusy(_ argument: String) -> Bool {
        switch runsWhileBusy {
        case .always: true
        case .withoutArgument: argument.isEmpty
        case .never: false
        }
    }
}

extension SlashCommand {
    /// Every command there is, in the order in which help shows them.
    package static let all: [SlashCommand] = [
        .help, .model, .system, .clear, .undo, .retry, .edit, .history, .cost, .window, .think,
        .markdown, .view, .copy, .saveAnswer, .quit,
    ]

    /// What a typed line means.
    package enum Line: Sendable {
        case message(String)
        case command(SlashCommand, argument: String)
        /// A slash and something that is no command; the sentence says what might be meant.
        case unknown(String)
    }

    /// Reads a line: unique beginnings of names are enough, `//` begins a message with a slash.
    package static func read(_ line: String) -> Line {
        guard line.hasPrefix("/") else { return .message(line) }
        guard !line.hasPrefix("//") else { return .message(String(line.dropFirst())) }
        let parts = line.dropFirst().split(maxSplits: 1, whereSeparator: \.isWhitespace)
        let word = parts.first.map(String.init) ?? ""
        let argument = parts.count > 1 ? parts[1].trimmed : ""
        if let exact = all.first(where: { $0.name == word }) {
            return .command(exact, argument: argument)
        }
        let fitting = all.filter { !word.isEmpty && $0.name.hasPrefix(word) }
        // Whoever is lost types /h.
        if let only = fitting.first, fitting.count == 1 || only.name == help.name {
            return .command(only, argument: argument)
        }
        return .unknown(explanation(word, fitting))
    }

    private static func explanation(_ word: String, _ fitting: [SlashCommand]) -> String {
        if fitting.count > 1 {
            return "/\(word) could be " + fitting.map { "/\($0.name)" }.joined(separator: " or ")
        }
        let hint =
            Spelling.closest(to: word, among: all.map(\.name))
            .map { "did you mean /\($0)?" } ?? "/help lists all"
        return "there is no command /\(word): \(hint) (// sends a slash)"
    }
}
