extension SlashCommand {
    static let `private` = SlashCommand(
        "private", .none, "keep nothing from here on",
        details: "It asks whether what was kept of this conversation is deleted as well.",
        timing: .atRest, isRash: true
    ) { desk, _ in desk.conversations.makePrivate() }
}
