import ChatTerminal
import Testing

/// The draft as a value: its text and the ranges of folded pastes.
@Suite struct DraftTests {
    private static let paste = (1...12).map { "line \($0)" }.joined(separator: "\n")
    private static let other = String(repeating: "é", count: 1_500)

    @Test func linesKeepTheirFolds() {
        let all = Draft.lines([
            Draft("one"), Draft(pasted: Self.paste), Draft("two\nthree"), Draft(pasted: Self.other),
        ])
        #expect(all.text == "one\n\(Self.paste)\ntwo\nthree\n\(Self.other)")
        #expect(
            all.shown == "one\n[Pasted #1: 12 lines]\ntwo\nthree\n[Pasted #2: 3,000 bytes]")
        #expect(Draft.lines([]).isEmpty)
        #expect(Draft.lines([Draft("one")]) == Draft("one"))
    }

    /// A text from an earlier session is folded by its size, unless it may be a command.
    @Test(arguments: [
        ("short", "short"), (paste, "[Pasted #1: 12 lines]"), (other, "[Pasted #1: 3,000 bytes]"),
        ("/system " + other, "/system " + other), ("/\n" + paste, "[Pasted #1: 13 lines]"),
    ])
    func anUnknownTextIsFoldedByItsSize(_ text: String, _ shown: String) {
        #expect(Draft(unknown: text).shown == shown)
        #expect(Draft(unknown: text).text == text)
    }

    @Test func whatAnEditorLeftAloneStaysFolded() {
        let old = Draft.lines([
            Draft("see"), Draft(pasted: Self.paste), Draft("and"), Draft(pasted: Self.other),
        ])
        let edited = Draft("look:\n\(Self.paste)\nand \(Self.other.dropLast())", edited: old)
        #expect(edited.text == "look:\n\(Self.paste)\nand \(Self.other.dropLast())")
        #expect(edited.shown == "look:\n[Pasted #1: 12 lines]\nand \(Self.other.dropLast())")
        #expect(Draft("", edited: old).isEmpty)
    }

    /// Texts typed after a returned draft that are a command, and some that are not.
    @Test(arguments: [
        ("status 400", "status 400/retry", "/retry"), ("status 400", "status 400 /retry", "/retry"),
        ("status 400", "status 400\n/retry \n", "/retry"), ("a", "a/model haiku", "/model haiku"),
        ("a\nb", "a\nb/q", "/q"), ("a\\", "a\\/quit", "/quit"),
        ("//clear", "//clear/quit", "/quit"),
        ("a", "a", nil), ("a", "/quit", nil), ("a", "ab/quit", nil), ("a", "a//quit", nil),
        ("a", "a/quit\nmore", nil), ("a", "a/usr", nil), ("a", "a /quit\u{F0000}", nil),
        ("", "/quit", nil), ("e", "e\u{301}/quit", nil),
    ])
    func aCommandBehindAReturnedDraft(_ line: String, _ entered: String, _ command: String?) {
        let commands = ["/retry", "/model", "/model haiku", "/q", "/quit"]
        #expect(
            ReturnedDraft(line: line).command(in: entered) { commands.contains($0) } == command)
    }
}
