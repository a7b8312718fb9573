import Testing
import WireJSON

@Suite struct PieceJoinerTests {
    /// The spellings of the pieces, and the joined text.
    static let rows: [([String], String)] = [
        ([#"smile \ud83d"#, #"\ude00 done"#], "smile 😀 done"),
        ([#"\ud83d"#, "", #"\ude00"#], "😀"),
        ([#"\ud83d"#, #"\ude00\ud83d"#, #"\ude01"#], "😀😁"),
        ([#"a\uD83D"#, #"\uDE00"#, "b"], "a😀b"),
        ([#"\ud83d"#, "a"], "\u{FFFD}a"),
        ([#"a"#, #"\ude00"#], "a\u{FFFD}"),
        ([#"\ud83d"#, #"\ud83d\ude00"#], "\u{FFFD}😀"),
        ([#"\ud83d"#, #"\ud83d"#, #"\ude00"#], "\u{FFFD}😀"),
        ([#"\ud83d"#, #"\n"#], "\u{FFFD}\n"),
        ([#"x\ud83d"#], "x\u{FFFD}"),
        ([#"\ude00"#, #"\ud83d"#], "\u{FFFD}\u{FFFD}"),
        ([#"\ud800\udc00"#, "é"], "\u{10000}é"),
        ([#"\udbff"#, #"\udfff"#], "\u{10FFFF}"),
        ([#"\\ud83d"#, #"\\ude00"#], #"\ud83d\ude00"#),
        (["plain", " é ", "日本"], "plain é 日本"),
        ([], ""),
    ]

    @Test(arguments: rows) func joins(_ pieces: [String], _ text: String) throws {
        var joiner = PieceJoiner()
        var joined = ""
        for piece in pieces {
            let json = try JSON(parsing: "\"\(piece)\"")
            guard case .string(let string) = json else { continue }
            let new = joiner.push(string)
            // No output has a part of a character.
            #expect(!new.contains("\u{FFFD}") || text.contains("\u{FFFD}"))
            joined += new
        }
        #expect(joined + joiner.finish() == text)
        #expect(!joiner.isHolding)
    }

    /// A text cut at any byte: servers that count bytes cut UTF-8.
    ///
    /// Some encode each surrogate of a pair as three bytes.
    @Test(arguments: [
        ("aé日😀b", Array("aé日😀b".utf8)), ("👨‍👩‍👧", Array("👨‍👩‍👧".utf8)),
        ("e\u{301}\u{10FFFF}\u{FFFD}", Array("e\u{301}\u{10FFFF}\u{FFFD}".utf8)),
        ("a😀b", Array("a".utf8) + [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80] + Array("b".utf8)),
    ])
    func bytesCutAnywhere(_ text: String, _ bytes: [UInt8]) throws {
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]]
                #expect(try joined(pieces).unicodeScalars.elementsEqual(text.unicodeScalars))
            }
        }
    }

    private func joined(_ pieces: [ArraySlice<UInt8>]) throws -> String {
        var joiner = PieceJoiner()
        var text = ""
        for piece in pieces {
            let quote = UInt8(ascii: "\"")
            let json = try JSON(parsing: [quote] + piece + [quote])
            if case .string(let string) = json { text += joiner.push(string) }
        }
        return text + joiner.finish()
    }

    /// A piece that is not joined is repaired by itself.
    @Test func aPieceAloneIsRepaired() throws {
        let json = try JSON(parsing: #"["a\ud83d", "\ude00b"]"#)
        #expect(json.description == "[\"a\u{FFFD}\",\"\u{FFFD}b\"]")
        #expect(json[0] == "a\u{FFFD}")
    }
}
