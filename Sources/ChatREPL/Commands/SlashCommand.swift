/// A command of the chat as a value: dispatch, help, completion and tests read the one table.
package struct SlashCommand: Sendable {
    /// Without the slash.
    package let name: String
    /// What stands for its argument in the help; `nil` when it takes none.
    package let argument: String?
    package let summary: String
    /// What `/help NAME` says beyond the summary.
    package let details: String
    let timing: Timing
    /// The setting that it changes; nil for one of its own name, or none.
    let settingName: String?
    /// It takes back or leaves something out, so that the beginning of its name is not enough.
    let isRash: Bool
    /// Tab offers files behind it.
    let takesFile: Bool
    /// What Tab offers behind it.
    let candidates: @Sendable (ChatSession, CommandTable) -> [Candidate]
    private let body: @Sendable (any ChatDesk, String) throws(BadValue) -> Void

    /// When it may run while an answer is under way; otherwise it waits its turn.
    package enum Timing: Sendable {
        case always
        /// Without an argument it only shows something.
        case withoutArgument
        case atRest
    }

    package init<Value>(
        _ name: String, _ argument: CommandArgument<Value>, _ summary: String, details: String,
        timing: Timing, isRash: Bool = false, setting: String? = nil,
        run: @escaping @Sendable (any ChatDesk, Value) throws(BadValue) -> Void
    ) {
        self.name = name
        self.argument = argument.usage
        self.summary = summary
        self.details = details
        self.timing = timing
        self.isRash = isRash
        settingName = setting
        takesFile = argument.isFile
        candidates = argument.candidates
        body = { desk, text throws(BadValue) in
            try run(desk, try argument.read(text, desk.session))
        }
    }

    package var usage: String { "/\(name)" + (argument.map { " [\($0)]" } ?? "") }

    /// Runs it; what cannot be is said, and nothing happens.
    package func run(_ text: String, at desk: any ChatDesk) {
        do throws(BadValue) {
            try body(desk, text)
        } catch {
            desk.say(error.sentence(of: "/\(name)"))
        }
    }

    package func mayRunWhileBusy(_ argument: String) -> Bool {
        switch timing {
        case .always: true
        case .withoutArgument: argument.isEmpty
        case .atRest: false
        }
    }
}
