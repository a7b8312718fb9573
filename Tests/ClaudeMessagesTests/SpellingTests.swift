import ClaudeMessages
import Testing

@Suite struct SpellingTests {
    @Test(arguments: [
        ("modle", "model"), ("mdel", "model"), ("moddel", "model"), ("MODEL", "model"),
        ("sistem", "system"), ("metsys", nil), ("m", nil), ("", nil), ("zzzzz", nil),
        ("é", nil), (String(repeating: "m", count: 65), nil),
    ])
    func closest(_ word: String, _ expected: String?) {
        #expect(Spelling.closest(to: word, among: ["system", "model", "window"]) == expected)
    }

    @Test func nothingToChooseFrom() { #expect(Spelling.closest(to: "a", among: []) == nil) }

    @Test func theFirstOfEquals() {
        #expect(Spelling.closest(to: "cat", among: ["bat", "hat"]) == "bat")
        #expect(Spelling.closest(to: "hat", among: ["bat", "hat"]) == "hat")
    }
}
