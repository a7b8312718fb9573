import ChatKit
import ChatStore
import Testing

/// What is shown of a turn that was found; the words found stand in brackets here.
@Suite struct SnippetTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func snippet(of text: String, _ words: String) throws -> String? {
        let folder = try DataFolder()
        try folder.keep(text, answer: "")
        let found = try folder.store().search(SearchTerms(words), atMost: 1)
        return found.groups.first?.hits.first?.snippet.map { snippet in
            snippet.pieces.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
        }
    }

    private static let long = (1...40).map { "w\($0)" }.joined(separator: " ")

    @Test(arguments: [
        ("an apple pie", "apple", "an [apple] pie"),
        ("an Apple pie", "aPPLE", "an [Apple] pie"),
        ("apple", "apple", "[apple]"),
        ("two apples", "app*", "two [apples]"),
        ("Déjà vu", "deja", "[Déjà] vu"),
        ("De\u{301}ja\u{300} vu", "déjà", "[De\u{301}ja\u{300}] vu"),
        ("Việt Nam", "viet", "[Việt] Nam"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς", "[ΟΔΥΣΣΕΥΣ]"),
        ("ПРИВЕТ, мир", "привет", "[ПРИВЕТ], мир"),
        ("red blue green", "\"blue green\"", "red [blue green]"),
        ("red, blue-\ngreen", "\"red blue green\"", "[red, blue- green]"),
        ("a blue, b blue green", "\"blue gr\"", nil),
        ("a a a b", "\"a a b\"", "a [a a b]"),
        ("it's here", "it's", "[it's] here"),
        ("one two three", "three one", "[one] two [three]"),
        ("  leading\n\n\tspaces  ", "leading", "[leading] spaces"),
        ("שלום עולם", "עולם", "שלום [עולם]"),
        ("say 🤖 hi 👩‍👩‍👧 there", "hi", "say 🤖 [hi] 👩‍👩‍👧 there"),
        ("日本語 テスト", "日本*", "[日本語] テスト"),
    ])
    func itShowsWhatWasFound(text: String, words: String, expected: String?) throws {
        #expect(try snippet(of: text, words) == expected)
    }

    @Test(arguments: [
        ("w1", "[w1] w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17…"),
        ("w20", "…w15 w16 w17 w18 w19 [w20] w21 w22 w23 w24 w25 w26 w27 w28 w29…"),
        ("w40", "…w26 w27 w28 w29 w30 w31 w32 w33 w34 w35 w36 w37 w38 w39 [w40]"),
        ("w21 w20", "…w15 w16 w17 w18 w19 [w20] [w21] w22 w23 w24 w25 w26 w27 w28 w29…"),
    ])
    func itIsCut(words: String, expected: String) throws {
        #expect(try snippet(of: Self.long, words) == expected)
    }

    /// Words have no end, and a character has no limit.
    @Test func nothingMakesItLong() throws {
        let endless = String(repeating: "x", count: 100_000)
        #expect(try snippet(of: "go " + endless, "go") == "[go] \(endless.prefix(57))…")
        #expect(try snippet(of: endless, "xx*") == "[\(endless.prefix(60))]…")
        let accents = "e" + String(repeating: "\u{301}", count: 100_000)
        let shown = try #require(try snippet(of: "go " + accents, "go"))
        #expect(shown.unicodeScalars.count < 500)
    }

    @Test func aMegabyteIsSearchedToItsEnd() throws {
        let text = String(repeating: "words and words ", count: 65_000) + "needle"
        let start = ContinuousClock.now
        #expect(try snippet(of: text, "needle")?.hasSuffix("words and words [needle]") == true)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    /// Control characters pass: who shows it makes them safe.
    @Test func hostileTextIsOnOneLine() throws {
        #expect(
            try snippet(of: "a\u{1B}]0;t\u{7}\r\nfound\u{2028}b\u{85}c\u{B}d", "found")
                == "a\u{1B}]0;t\u{7} [found] b c d")
    }

    /// The snippet reads words as SQLite's tokenizer does, whose text is not kept.
    @Test func eachLetterIsFoundAsTheIndexFindsIt() throws {
        let scalars = [0xA1...0x24F, 0x300...0x52F, 0x5D0...0x6FF, 0x904...0x9FF, 0x1E00...0x1FFF]
            .joined().compactMap { Unicode.Scalar(UInt32($0)) }
        let keeper = ChatKeeper(folder.store(), folder: "/")
        try keeper.keep(
            scalars.enumerated().flatMap { DataFolder.turn($0, "q\($1)z", "") }, at: 1)
        let store = folder.store()
        var wrong: [Unicode.Scalar] = []
        for scalar in scalars {
            // What the index finds with the word has a snippet with that word.
            let found = try store.search(SearchTerms("\"q\(scalar)z\""), atMost: 1)
            let hits = found.groups.flatMap(\.hits)
            let marked = hits.compactMap { $0.snippet?.pieces.first { $0.isMatch }?.text }
            if hits.isEmpty || marked.count < hits.count { wrong.append(scalar) }
        }
        #expect(wrong == [])
    }
}
