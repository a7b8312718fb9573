extension SlashCommand {
    static let resume = SlashCommand(
        "resume", .text("WORDS"), "go on with another conversation, chosen from a list",
        details:
            "WORDS may be a number. Typing in the list searches titles and text; Del deletes one.",
        timing: .atRest
    ) { desk, words in desk.conversations.resume(words) }
}
