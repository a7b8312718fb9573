import ChatTerminal
import Testing

/// What a person enters where the terminal edits and shows the lines, as a transcript: bytes that
/// came at once, and what is entered by them.
@Suite struct PlainEntryTests {
    /// `-` stands for nothing, and a paste that waits stands in brackets.
    private static func run(_ bursts: [String]) -> [String] {
        var entry = PlainEntry()
        return bursts.map { burst in
            let entered = entry.take(Array(burst.utf8)) { ["/quit", "/cost"].contains($0) }
            return entered?.shown ?? entry.held.map { "[\($0)]" } ?? "-"
        }
    }

    @Test(arguments: [
        (["one\n"], ["one"]),
        (["one\n", "/quit\n", "\n"], ["one", "/quit", ""]),
        // Enter held down.
        (["/quit\n\n\n"], ["/quit"]), (["\n\n"], [""]),
        // A paste, and the Enter that sends it.
        (["a\n/quit\n", "\n"], ["[a\n/quit]", "[Pasted #1: 2 lines]"]),
        (["a\r\n/quit\r\n", "\r\n"], ["[a\n/quit]", "[Pasted #1: 2 lines]"]),
        (["\n/quit\n", " \n"], ["[\n/quit]", "[Pasted #1: 2 lines]"]),
        // The last line of a paste has no end.
        (["a\n/quit", "\n"], ["[a\n/quit]", "[Pasted #1: 2 lines]"]),
        // Something is written to it.
        (["a\nb\n", "what is this?\n"], ["[a\nb]", "[Pasted #1: 2 lines]\nwhat is this?"]),
        // A command leaves it where it is; a second paste is some more of it.
        (
            ["a\nb\n", "/cost\n", "c\nd\n", "\n"],
            ["[a\nb]", "/cost", "[a\nb\nc\nd]", "[Pasted #1: 4 lines]"]
        ),
        // Pieces of one line.
        (["ec", "ho", " one\n"], ["-", "-", "echo one"]),
        // Lines that ask for more.
        (["one\\\n", "two\n"], ["-", "one\ntwo"]),
        (["\"\"\"\n", "a\n", "b\"\"\"\n"], ["-", "-", "\"\"\"\na\nb\"\"\""]),
        (["\"\"\"\n", "a\nb\n", "\"\"\"\n"], ["-", "-", "\"\"\"\na\nb\n\"\"\""]),
        (["one\\\n", "a\nb\n", "\n"], ["-", "[one\na\nb]", "[Pasted #1: 3 lines]"]),
    ])
    func isEntered(_ bursts: [String], _ entered: [String]) {
        #expect(Self.run(bursts) == entered)
    }

    @Test func controlCForgetsAndTheEndIsALine() {
        var entry = PlainEntry()
        let hadNothing = !entry.forget()
        _ = entry.take(Array("a\nb\n".utf8)) { _ in false }
        let hadPaste = entry.forget()
        let enter = entry.take(Array("\n".utf8)) { _ in false }
        #expect(hadNothing && hadPaste && enter?.text == "")
        _ = entry.take(Array("half".utf8)) { _ in false }
        #expect(entry.beginning == "half")
        let line = entry.finish { _ in false }
        let nothing = entry.finish { _ in false }
        #expect(line?.text == "half" && nothing == nil)
    }
}
