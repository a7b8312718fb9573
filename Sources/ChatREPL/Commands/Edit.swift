extension SlashCommand {
    static let edit = SlashCommand(
        "edit", .turns(none: "finds no message to rewrite"),
        "write in $VISUAL or $EDITOR, or rewrite an old message",
        details: "'/edit 1' is the last message: what you write takes its place once answered.",
        timing: .atRest
    ) { desk, turn in desk.conversations.edit(turnsBack: turn ?? 0) }
}
