import Foundation
import Testing
import WireJSON

/// The time grows linearly with the length of a text, whatever its contents.
@Suite(.serialized) struct LinearityTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// A text of about this many bytes.
        let text: @Sendable (_ bytes: Int) -> String

        init(_ name: String, _ text: @escaping @Sendable (Int) -> String) {
            testDescription = name
            self.text = text
        }

        init(_ name: String, _ open: String, _ piece: String, _ close: String) {
            self.init(name) { open + many($0 / piece.utf8.count, piece) + close }
        }
    }

    @Test(arguments: [
        Shape("nests of arrays", "[", many(120, "[") + many(120, "]") + ",", "0]"),
        Shape("nests of objects", "[", many(120, #"{"a":"#) + "0" + many(120, "}") + ",", "0]"),
        Shape("arrays without an end", "", "[", ""),
        Shape("siblings", "[", "1,", "1]"),
        Shape("siblings that are objects", "[", #"{"a":[1]},"#, "1]"),
        Shape("members of one name", "{", #""k":0,"#, #""k":0}"#),
        Shape("members of many names") { bytes in
            "{" + (0..<(bytes / 12)).map { #""k\#($0)":0"# }.joined(separator: ",") + "}"
        },
        Shape("a long name", "{\"", "a", "\":0}"),
        Shape("a long string", "\"", "a", "\""),
        Shape("a long string without an end", "\"", "a", ""),
        Shape("short escapes", "\"", #"\n"#, "\""),
        Shape("escapes by number", "\"", #"\u00e9"#, "\""),
        Shape("pairs of escapes", "\"", #"\ud83d\ude00"#, "\""),
        Shape("halves of pairs", "\"", #"\ud800"#, "\""),
        Shape("backslashes", "\"", #"\\"#, "\""),
        Shape("accents upon accents", "\"", "\u{301}", "\""),
        Shape("strings with one escape each", "[", #""aaaaaaaaaaaaaaaa\n","#, "1]"),
        Shape("digits", "", "1", ""),
        Shape("digits of a fraction", "0.", "1", ""),
        Shape("digits of an exponent", "1e", "0", "1"),
        Shape("white space", "", " ", "1"),
        Shape("white space between tokens", "[", "1 \n\t,", "1]"),
    ])
    func twiceTheBytesTakeTwiceTheTime(_ shape: Shape) {
        let texts = [1, 2].map { Array(shape.text($0 * 200_000).utf8) }
        var best = [Duration.seconds(600), .seconds(600)]
        // Quadratic time would be four times as long in every measurement.
        for _ in 0..<30 {
            for place in 0..<2 { best[place] = min(best[place], time(texts[place])) }
            if best[1] <= best[0] * 3 { return }
        }
        Issue.record("\(best[0]) for a text, \(best[1]) for one of twice its length")
    }

    /// Parses, looks up and writes; measures the CPU time of this thread.
    private func time(_ text: [UInt8]) -> Duration {
        let start = threadTime()
        let json = try? JSON(parsing: text)
        _ = json?["k"]
        _ = json?["absent"]
        _ = json?.bytes
        return threadTime() - start
    }

    private func threadTime() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    @Test func aMillionSiblings() throws {
        let json = try JSON(parsing: "[" + many(999_999, "1,") + "1]")
        #expect(json.arrayValue?.count == 1_000_000)
    }

    @Test func aHundredThousandMembersOfOneName() throws {
        let members = (0..<100_000).map { #""k":\#($0)"# }.joined(separator: ",")
        let json = try JSON(parsing: "{\(members)}")
        #expect(json.objectValue?.members.count == 100_000)
        #expect(json["k"] == 99_999)
        #expect(json["absent"] == nil)
    }
}
