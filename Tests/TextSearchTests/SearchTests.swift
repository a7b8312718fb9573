import TestSupport
import TextSearch
import Testing

/// Searches give the same results as those of the standard library.
@Suite struct SearchTests {
    private static let letters = ["a", "b", "é", "e\u{301}", "👍🏽", "\r\n", " "]

    private static func word(_ lengths: ClosedRange<Int>, _ random: inout SeededGenerator) -> String
    {
        (0..<Int.random(in: lengths, using: &random))
            .compactMap { _ in letters.randomElement(using: &random) }.joined()
    }

    @Test func asTheStandardLibrary() {
        var random = SeededGenerator(7)
        for _ in 0..<5_000 {
            let text = Self.word(0...12, &random)
            let part = Self.word(1...2, &random)
            #expect(text.place(of: part) == text.firstRange(of: part), "\(text) \(part)")
            #expect(text.holds(part) == (text.firstRange(of: part) != nil))
            #expect(text.count(of: part) == text.ranges(of: part).count, "\(text) \(part)")
            #expect(text.swapping(part, for: "xy") == text.replacing(part, with: "xy"))
            let bytes = Array(text.utf8)
            #expect(
                bytes.swapping(part.utf8, for: [0x2E])
                    == bytes.replacing(part.utf8, with: [0x2E]))
        }
    }

    /// An empty collection is found at the start, and is never counted or replaced.
    @Test func nothing() {
        #expect("ab".place(of: "")?.isEmpty == true)
        #expect("ab".count(of: "") == 0)
        #expect("ab".swapping("", for: "x") == "ab")
        #expect("".place(of: "a") == nil && !"".holds("a"))
    }
}
