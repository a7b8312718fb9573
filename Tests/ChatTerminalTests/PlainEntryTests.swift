import ChatTerminal
import Testing

/// Input from a terminal in canonical mode: the bytes of bursts, and what they submit.
@Suite struct PlainEntryTests {
    /// `-` stands for no submission, brackets for a held paste.
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
        // A paste, and the Enter that submits it.
        (["a\n/quit\n", "\n"], ["[a\n/quit]", "[Pasted #1: 2 lines]"]),
        (["a\r\n/quit\r\n", "\r\n"], ["[a\n/quit]", "[Pasted #1: 2 lines]"]),
        (["\n/quit\n", " \n"], ["[\n/quit]", "[Pasted #1: 2 lines]"]),
        // The last line of a paste has no newline.
        (["a\n/quit", "\n"], ["[a\n/quit]", "[Pasted #1: 2 lines]"]),
        // Text entered after a paste is added to it.
        (["a\nb\n", "what is this?\n"], ["[a\nb]", "[Pasted #1: 2 lines]\nwhat is this?"]),
        // A command leaves the paste held; a second paste is added to it.
        (
            ["a\nb\n", "/cost\n", "c\nd\n", "\n"],
            ["[a\nb]", "/cost", "[a\nb\nc\nd]", "[Pasted #1: 4 lines]"]
        ),
        // A line in several bursts.
        (["ec", "ho", " one\n"], ["-", "-", "echo one"]),
        // Lines that continue.
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
