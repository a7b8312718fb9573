extension SlashCommand {
    static let quit = SlashCommand(
        "quit", .none, "leave (also Ctrl-D)",
        details: "It waits for the answer under way. The conversation is not kept.",
        timing: .atRest
    ) { desk, _ in desk.leave() }
}
