import ChatTerminal

/// Output of a command that is held until the answer in progress ends.
struct Aside {
    /// The command line as entered.
    let line: String?
    let lines: [StyledText]
    /// Called when they are written.
    var then: () -> Void = {}
}
