/// A command of the chat as a value: dispatch, help, completion and tests read the one table.
package struct SlashCommand: Sendable {
    /// Without the slash.
    package let name: String
    /// The placeholder of its argument in help; nil if it takes none.
    package let argument: String?
    package let summary: String
    /// What `/help NAME` says beyond the summary.
    package let details: String
    let timing: Timing
    /// The setting that it changes; nil for one of its own name, or none.
    let settingName: String?
    /// It removes something, so its name must be typed in full.
    let isRash: Bool
    /// Its argument is a file path.
    let takesFile: Bool
    /// Completion candidates for its argument.
    let candidates: @Sendable (ChatSession, CommandTable) -> [Candidate]
    private let body: @Sendable (any ChatDesk, String) throws(BadValue) -> Void

    /// When it may run during an answer; otherwise it is queued.
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

    /// Runs it; a bad argument is reported and changes nothing.
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
