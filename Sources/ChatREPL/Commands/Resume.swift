extension SlashCommand {
    static let resume = SlashCommand(
        "resume", .text("WORDS"), "go on with another conversation, chosen from a list",
        details:
            "WORDS may be a number of the list. Typing there searches titles and text, and Del "
            + "deletes one, after a yes.",
        timing: .atRest
    ) { desk, words in desk.conversations.resume(words) }
}
