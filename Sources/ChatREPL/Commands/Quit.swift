extension SlashCommand {
    static let quit = SlashCommand(
        "quit", .none, "leave (also Ctrl-D)",
        details: "It waits for the answer under way; claude-chat -c goes on with the conversation.",
        timing: .atRest
    ) { desk, _ in desk.leave() }
}
