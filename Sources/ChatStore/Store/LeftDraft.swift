/// The draft of a program that has ended.
package struct LeftDraft: Sendable, Hashable {
    package let draft: KeptDraft
    /// The conversation that it was for; nil for a new one.
    package let chat: ChatID?

    package init(draft: KeptDraft, chat: ChatID?) {
        self.draft = draft
        self.chat = chat
    }
}
