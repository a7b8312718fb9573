extension SlashCommand {
    static let view = SlashCommand(
        "view", .none, "show the last answer in your pager",
        details: "The pager is $PAGER, or less; what is shown is the source.", timing: .atRest
    ) { desk, _ in
        if let answer = desk.lastAnswer() { desk.view(answer) }
    }
}
