extension SlashCommand {
    static let saveAnswer = SlashCommand(
        "save-answer", .file, "write the last answer into a new file",
        details: "Without FILE it takes a new name here. A file that is there is left alone.",
        timing: .always
    ) { desk, path in
        if let answer = desk.lastAnswer() { desk.save(answer, to: path) }
    }
}
