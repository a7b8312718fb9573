import ChatTerminal

/// Output of a command that is held until the answer in progress ends.
struct Aside: Sendable {
    /// The command line as entered.
    let line: String?
    let lines: [StyledText]
}
