import ChatTerminal
import Testing

/// The keys that choose the answers of a question.
@Suite struct OpenQuestionTests {
    private static let choices = Choices(
        "delete it?",
        [Choices.Choice("n", "no"), Choices.Choice("y", "yes"), Choices.Choice("a", "all")],
        standard: 0)

    @Test(arguments: [
        ([Key.enter], 0), ([.down, .enter], 1), ([.down, .tab, .enter], 2), ([.up, .enter], 2),
        ([.down, .down, .down, .enter], 0), ([.text("y")], 1), ([.text("A")], 2), ([.text("3")], 2),
        ([.down, .escape], 0), ([.down, .control(0x03)], 0), ([.down, .control(0x04)], 0),
        ([.text("x"), .paste("y"), .left, .text("9"), .text("y")], 1),
    ])
    func keysChoose(keys: [Key], choice: Int) {
        var question = OpenQuestion(Self.choices)
        let chosen = keys.compactMap { question.take($0) }
        #expect(chosen == [choice])
    }

    @Test(
        arguments: [
            ("", 0), ("  ", 0), ("2", 1), (" y ", 1), ("YES", 1), ("no", 0), ("yet", nil),
            ("0", nil), ("4", nil),
            ("no!", nil),
            ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func linesChoose(line: String, choice: Int?) {
        #expect(OpenQuestion(Self.choices).choice(ofLine: line) == choice)
    }

    /// The standard choice exists, even without choices.
    @Test func aQuestionWithoutAnswersHasOne() {
        #expect(Choices("well", [], standard: 5).standard == 0)
        #expect(OpenQuestion(Choices("well", [])).selected == 0)
    }
}
