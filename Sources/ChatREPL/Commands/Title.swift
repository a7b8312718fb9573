extension SlashCommand {
    static let title = SlashCommand(
        "title", .text("NAME") { _, _ in [Candidate("auto", "ask the cheapest model")] },
        "show or set the title of the conversation",
        details: "'/title auto' asks the cheapest model for one, and says what that cost.",
        timing: .withoutArgument
    ) { desk, title in desk.conversations.name(title) }
}
