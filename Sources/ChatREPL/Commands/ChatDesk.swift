package import ChatKit
package import ChatTerminal

/// What a command can use: the session, output, and operations that need the terminal, files or
/// the network.
package protocol ChatDesk: AnyObject {
    var session: ChatSession { get set }
    /// The table of commands and settings.
    var commands: CommandTable { get }
    /// The line history.
    var history: LineHistory { get }
    /// Whether an answer is in progress.
    var isBusy: Bool { get }
    var conversations: any ConversationDesk { get }
    /// The terminal's width in cells; nil for a screen reader.
    var columns: Int? { get }

    /// Writes lines in the given form.
    func say(_ lines: [String], as form: SaidForm)
    /// Sends a question; `model` answers this one alone.
    func ask(_ question: Question, at place: Place, of model: String?)
    func copy(_ text: String)
    /// Shows a text in `$PAGER`.
    func view(_ text: String)
    /// Writes a new file; nil chooses a free name.
    func save(_ text: String, to path: String?)
    /// Requests the server's models and shows those that are not in the catalogue.
    func listModels()
    /// The text of the file of an `@FILE` value.
    func text(ofFile path: String) throws(Failure) -> String
    /// Writes a setting to the configuration file; returns its path.
    func keep(_ setting: any AnySetting, _ text: String) throws(Failure) -> String
    func leave()
}

extension ChatDesk {
    /// The text of the last answer; writes a remark if there is none.
    func lastAnswer() -> String? {
        if session.lastText == nil { sayOfLastAnswer("there is no answer yet") }
        return session.lastText
    }

    /// Writes a remark on the last finished answer.
    func sayOfLastAnswer(_ line: String) {
        say(isBusy ? [line, "the answer under way is not whole yet"] : [line], as: .text)
    }

    func ask(_ question: Question, at place: Place) { ask(question, at: place, of: nil) }

    package func say(_ line: String) { say([line], as: .text) }
}
