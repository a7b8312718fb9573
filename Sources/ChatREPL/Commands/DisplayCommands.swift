import ClaudeMessages

// Commands that show or give out what came, and change nothing that is sent.
extension SlashCommand {
    static let think = SlashCommand(
        name: "think", argument: "show/hide", summary: "show what the model thinks, as it says it",
        details: "Without a word it shows the thinking of the last answer.",
        runsWhileBusy: .always
    ) { session, word in
        switch word.lowercased() {
        case "":
            return Outcome([
                session.lastThought ?? "the last answer shows no thinking (/think show, hide)"
            ])
        case "show", "on", "hide", "off":
            session.showsThinking = ["show", "on"].contains(word.lowercased())
            return Outcome(["thinking is \(session.showsThinking ? "shown" : "hidden") from now on"]
            )
        default: return Outcome(["/think takes show or hide, not '\(word)'"])
        }
    }

    static let markdown = SlashCommand(
        name: "markdown", argument: "on/off", summary: "show answers laid out, or their source",
        details: "From the next answer on.", runsWhileBusy: .always
    ) { session, word in
        switch word.lowercased() {
        case "":
            return Outcome([
                session.showsMarkdown ? "answers are laid out" : "answers are shown as their source"
            ])
        case "on", "off":
            session.showsMarkdown = word.lowercased() == "on"
            return Outcome([
                session.showsMarkdown
                    ? "answers are laid out from now on"
                    : "answers are shown as their source from now on"
            ])
        default: return Outcome(["/markdown takes on or off, not '\(word)'"])
        }
    }

    static let view = SlashCommand(
        name: "view", argument: nil, summary: "show the last answer in your pager",
        details: "The pager is $PAGER, or less; what is shown is the source.",
        runsWhileBusy: .never
    ) { session, _ in
        session.lastText.map { Outcome(effect: .view($0)) } ?? Outcome([noAnswer])
    }

    static let copy = SlashCommand(
        name: "copy", argument: "code [N]", summary: "copy the last answer, or its code",
        details:
            "With 'code' its last block of code, with 'code N' the Nth; by way of the terminal.",
        runsWhileBusy: .always
    ) { session, what in
        guard let answer = session.lastText else { return Outcome([noAnswer]) }
        guard !what.isEmpty else { return Outcome(effect: .copy(answer)) }
        let words = what.split(separator: " ")
        let number = words.dropFirst().first.flatMap { TypedNumber.whole(String($0)) }
        guard words.first == "code", words.count == (number == nil ? 1 : 2) else {
            return Outcome(["/copy takes code and a number, not '\(what)'"])
        }
        let blocks = CodeBlocks.all(in: answer)
        guard !blocks.isEmpty else { return Outcome(["the last answer has no code"]) }
        let place = (number ?? blocks.count) - 1
        guard blocks.indices.contains(place) else {
            return Outcome(["the last answer has \(Numbers.plural(blocks.count, "block")) of code"])
        }
        return Outcome(effect: .copy(blocks[place]))
    }

    static let saveAnswer = SlashCommand(
        name: "save-answer", argument: "FILE", summary: "write the last answer into a new file",
        details: "Without FILE it takes a new name here. A file that is there is left alone.",
        runsWhileBusy: .always, takesFile: true
    ) { session, path in
        guard let answer = session.lastText else { return Outcome([noAnswer]) }
        return Outcome(effect: .save(answer, path: path.isEmpty ? nil : path))
    }

    private static let noAnswer = "there is no answer yet"
}
