/// What commands can do with conversations.
package protocol ConversationDesk: AnyObject {
    /// Whether what is said is kept.
    var areKept: Bool { get }
    /// Edits the message of `turnsBack` turns ago; 0 is a new message.
    func edit(turnsBack: Int)
    /// Shows the end of the conversation, as where it goes on.
    func showEnd()
    /// Goes on with the conversation of that number or with those words, or has one chosen.
    func resume(_ words: String)
    /// Goes on in a copy.
    func fork()
    /// Shows the title, sets it, or for `auto` asks a model for one.
    func name(_ title: String)
    /// Keeps nothing from here on, and asks whether what was kept goes too.
    func makePrivate()
}
