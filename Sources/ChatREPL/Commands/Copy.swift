extension SlashCommand {
    static let copy = SlashCommand(
        "copy", .text("code [N]"), "copy the last answer, or its code",
        details:
            "With 'code' its last block of code, with 'code N' the Nth; by way of the terminal.",
        timing: .always
    ) { desk, what throws(BadValue) in
        guard let answer = desk.lastAnswer() else { return }
        if what.isEmpty {
            desk.copy(answer)
        } else {
            let words = what.split(separator: " ")
            let number = words.dropFirst().first.flatMap { TypedNumber.whole(String($0)) }
            guard words.first == "code", words.count == (number == nil ? 1 : 2) else {
                throw BadValue(
                    reason: "takes code, or code and the number of a block, not "
                        + "'\(what.shortened)'")
            }
            let blocks = CodeBlocks.all(in: answer)
            guard !blocks.isEmpty else {
                return desk.sayOfLastAnswer("the last answer has no code")
            }
            let place = (number ?? blocks.count) - 1
            guard blocks.indices.contains(place) else {
                let count = Numbers.plural(blocks.count, "block")
                return desk.sayOfLastAnswer("the last answer has \(count) of code")
            }
            desk.copy(blocks[place])
        }
    }
}
