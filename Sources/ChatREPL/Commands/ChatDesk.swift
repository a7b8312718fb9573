package import ChatKit
package import ChatTerminal

/// What a command works at: the session, a place to say something, and what it can have done by the
/// chat because it takes the terminal, a file or the network.
package protocol ChatDesk: AnyObject {
    var session: ChatSession { get set }
    /// The settings and commands there are.
    var commands: CommandTable { get }
    /// What was submitted before.
    var history: LineHistory { get }
    /// An answer is under way.
    var isBusy: Bool { get }
    /// The width of what is shown; nil where it is said to a screen reader.
    var columns: Int? { get }

    /// Says lines; in a table, what is right of two spaces stays in its column.
    func say(_ lines: [String], as form: SaidForm)
    func ask(_ question: Question, at place: Place)
    /// Opens the editor on the message of so many turns ago, or on a new one.
    func edit(turnsBack: Int)
    func copy(_ text: String)
    /// Shows a text in the pager.
    func view(_ text: String)
    /// Writes a file that is not there yet; nil finds a name for it.
    func save(_ text: String, to path: String?)
    /// Asks the server for its models, and says which there are beside those of the catalogue.
    func listModels()
    /// The text of a file that was named, for a setting.
    func text(ofFile path: String) throws(Failure) -> String
    /// Writes a setting into the configuration file; returns its path.
    func keep(_ setting: any AnySetting, _ text: String) throws(Failure) -> String
    func leave()
}

extension ChatDesk {
    /// The text of the last answer; where there is none that is said.
    func lastAnswer() -> String? {
        if session.lastText == nil { sayOfLastAnswer("there is no answer yet") }
        return session.lastText
    }

    /// Says something of the last answer, which is not the one under way.
    func sayOfLastAnswer(_ line: String) {
        say(isBusy ? [line, "the answer under way is not whole yet"] : [line], as: .text)
    }

    package func say(_ line: String) { say([line], as: .text) }
}
