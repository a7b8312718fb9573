extension SlashCommand {
    static let fork = SlashCommand(
        "fork", .none, "go on in a copy of the conversation",
        details: "Both are kept; /resume finds the first one again.",
        timing: .atRest
    ) { desk, _ in desk.conversations.fork() }
}
