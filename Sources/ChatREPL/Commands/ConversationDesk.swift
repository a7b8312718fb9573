/// What commands can do with conversations.
package protocol ConversationDesk: AnyObject {
    /// Edits the message of `turnsBack` turns ago; 0 is a new message.
    func edit(turnsBack: Int)
    /// Shows the end of the conversation, as where it goes on.
    func showEnd()
}
