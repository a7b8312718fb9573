import Testing

/// Forbidden words in the code, each with the files that may contain it.
@Suite struct ForbiddenWordsTests {
    struct Rule: Sendable, CustomTestStringConvertible {
        let word: String
        var inTests = false
        var except: Set<String> = []
        var testDescription: String { word }
    }

    static let rules: [Rule] = [
        // Input from outside must not crash the program.
        Rule(word: "try" + "!", inTests: true),
        Rule(word: "fatal" + "Error(", except: []),
        Rule(word: "as" + "! "),
        // `print` ignores write errors, as on a full disk; `CheckedOutput` reports them.
        Rule(word: " print" + "("),
        Rule(word: "localized" + "Description"),
        Rule(word: "@test" + "able", inTests: true),
        // Escape sequences are made in one file; the fake sends them as hostile input.
        Rule(
            word: #"\u{1"# + "B}",
            except: [
                "Sources/ChatTerminal/Drawing/ControlSequence.swift",
                "Sources/FakeClaude/Answers/Samples.swift",
            ]),
        Rule(word: "nonisolated" + "(unsafe)"),
        Rule(word: "TO" + "DO", inTests: true),
        Rule(word: "FIX" + "ME", inTests: true),
    ]

    @Test(arguments: rules)
    func theWordStandsNowhereElse(rule: Rule) {
        let files = SourceTree.swiftFiles.filter { $0.isSource || rule.inTests }
        #expect(!files.isEmpty)
        let places = files.filter { !rule.except.contains($0.path) }.flatMap { file in
            file.lines.enumerated()
                .filter { $0.element.contains(rule.word) }
                .map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(places == [])
    }

    @Test func whatIsSendableByWordHasAReason() {
        for file in SourceTree.swiftFiles where file.isSource {
            for (number, line) in file.lines.enumerated()
            where line.contains("@unchecked" + " Sendable") {
                let above = number > 0 ? file.lines[number - 1] : ""
                #expect(above.contains("//"), "\(file.path):\(number + 1) gives no reason")
            }
        }
    }

    @Test func filesStayReadable() {
        let long = SourceTree.swiftFiles.filter { $0.isSource && $0.lines.count > 401 }
        #expect(long.map(\.path) == [])
    }
}
