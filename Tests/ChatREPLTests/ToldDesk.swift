import ChatKit
import ChatREPL
import ChatTerminal

/// A session for running commands, which records what they say and do.
final class ToldDesk: ChatDesk {
    enum Effect: Hashable {
        case none
        case ask(Question, at: Place, of: String? = nil)
        case showEnd
        /// What concerns kept conversations.
        case kept(String)
        case edit(turnsBack: Int)
        case copy(String)
        case view(String)
        case save(String, path: String?)
        case listModels
        case leave
    }

    /// What commands do with conversations.
    private final class ToldConversations: ConversationDesk {
        var outcome = Outcome()
        var areKept = true

        func edit(turnsBack: Int) { outcome.effect = .edit(turnsBack: turnsBack) }
        func showEnd() { outcome.effect = .showEnd }
        func resume(_ words: String) { outcome.effect = .kept("resume \(words)") }
        func fork() { outcome.effect = .kept("fork") }
        func name(_ title: String) {
            if !title.isEmpty { outcome.effect = .kept("title \(title)") }
        }
        func makePrivate() { outcome.effect = .kept("private") }
    }

    struct Outcome: Hashable {
        var lines: [String] = []
        var effect = Effect.none
    }

    var session: ChatSession
    let commands: CommandTable
    var history = LineHistory()
    var isBusy = false
    var columns: Int? = 200
    /// The texts of files, by path.
    var files: [String: String] = [:]
    /// The settings that were written into the configuration file.
    var kept: [String] = []
    private var outcome: Outcome {
        get { told.outcome }
        set { told.outcome = newValue }
    }
    private let told = ToldConversations()
    /// Whether conversations are kept.
    var areKept: Bool {
        get { told.areKept }
        set { told.areKept = newValue }
    }

    init(_ session: ChatSession, _ commands: CommandTable = CommandTable()) {
        self.session = session
        self.commands = commands
    }

    func run(_ name: String, _ argument: String = "") -> Outcome {
        guard let command = commands.commands.first(where: { $0.name == name }) else {
            fatalError("no command \(name)")
        }
        outcome = Outcome()
        command.run(argument, at: self)
        return outcome
    }

    func say(_ lines: [String], as form: SaidForm) { outcome.lines += lines }
    func ask(_ question: Question, at place: Place, of model: String?) {
        outcome.effect = .ask(question, at: place, of: model)
    }
    var conversations: any ConversationDesk { told }
    func copy(_ text: String) { outcome.effect = .copy(text) }
    func view(_ text: String) { outcome.effect = .view(text) }
    func save(_ text: String, to path: String?) { outcome.effect = .save(text, path: path) }
    func listModels() { outcome.effect = .listModels }
    func leave() { outcome.effect = .leave }

    func text(ofFile path: String) throws(Failure) -> String {
        guard let text = files[path] else {
            throw Failure(.noInput, "there is no file '\(path)'")
        }
        return text
    }

    func keep(_ setting: any AnySetting, _ text: String) throws(Failure) -> String {
        kept.append("\(setting.name) = \(text)")
        return "/h/config"
    }
}
