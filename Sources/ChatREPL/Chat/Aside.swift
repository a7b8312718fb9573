import ChatTerminal

/// What a command says while an answer is under way, and waits until it is over.
struct Aside: Sendable {
    /// What was entered.
    let line: String?
    let lines: [StyledText]
}
