import Testing
import WireJSON

@Suite struct JSONNumberTests {
    @Test(
        arguments: [
            ("0", 0, 0.0),
            ("-0", 0, -0.0),
            ("7", 7, 7.0),
            ("-12", -12, -12.0),
            ("1.0", nil, 1.0),
            ("1.50", nil, 1.5),
            ("1e3", nil, 1000.0),
            ("1E+3", nil, 1000.0),
            ("25e-2", nil, 0.25),
            ("-0.0e0", nil, -0.0),
            ("9223372036854775807", Int.max, 0x1p63),
            ("-9223372036854775808", Int.min, -0x1p63),
            ("9223372036854775808", nil, 0x1p63),
            ("18446744073709551615", nil, 0x1p64),
            ("123456789012345678901234567890", nil, 123456789012345678901234567890.0),
            ("1e400", nil, Double.infinity),
        ] as [(String, Int?, Double)])
    func accepts(_ literal: String, _ int: Int?, _ double: Double) throws {
        let json = try JSON(parsing: literal)
        #expect(json.intValue == int)
        #expect(json.doubleValue == double)
        #expect(json.description == literal)
        #expect(try JSON(parsing: "[\(literal)]").description == "[\(literal)]")
    }

    @Test(arguments: [
        "-", "+1", "01", "-01", "00", ".5", "-.5", "1.", "1.e3", "1e", "1e+", "1e-", "1.5e", "0x10",
        "1_000", "1,000", "１", "--1", "1-", "- 1", "1 e3", "0b1", "infinity", "1e3.5",
    ])
    func refuses(_ literal: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: literal) }
        #expect(throws: JSONError.self) { try JSON(parsing: "[\(literal)]") }
    }

    @Test func fromValues() {
        #expect(JSONNumber(-3).literal == "-3")
        #expect(JSONNumber(Int.min).int == .min)
        #expect(JSONNumber(0.1)?.literal == "0.1")
        #expect(JSONNumber(0.1)?.double == 0.1)
        #expect(JSONNumber(.infinity) == nil)
        #expect(JSONNumber(.nan) == nil)
    }

    /// The literal of a `Double` is a number for other parsers too.
    @Test(arguments: [1e300, -1e-300, Double.leastNonzeroMagnitude, 1.5, -0.0, 1e16, 123456789.25])
    func doublesAreWrittenAsJSON(_ value: Double) throws {
        let number = try #require(JSONNumber(value))
        #expect(try JSON(parsing: number.literal).doubleValue == value)
    }
}

@Suite struct JSONStringTests {
    @Test(arguments: [
        (#"\""#, "\""),
        (#"\\"#, "\\"),
        (#"\/"#, "/"),
        (#"\b"#, "\u{8}"),
        (#"\f"#, "\u{C}"),
        (#"\n"#, "\n"),
        (#"\r"#, "\r"),
        (#"\t"#, "\t"),
        (#"\u0041"#, "A"),
        (#"\u00e9"#, "é"),
        (#"\u00E9"#, "é"),
        (#"\u20ac"#, "€"),
        (#"\u0000"#, "\u{0}"),
        (#"\u001f"#, "\u{1F}"),
        (#"\ud83d\ude00"#, "😀"),
        (#"\uD83D\uDE00"#, "😀"),
        (#"\uffff"#, "\u{FFFF}"),
        (#"a\u0301b"#, "a\u{301}b"),
        (#"caf\u00e9 \/ na\u00efve"#, "café / naïve"),
        ("tab\\tand é and 😀", "tab\tand é and 😀"),
        ("plain é 日本 👨‍👩‍👧 text", "plain é 日本 👨‍👩‍👧 text"),
    ])
    func spellingSurvives(_ spelled: String, _ value: String) throws {
        let json = try JSON(parsing: "\"\(spelled)\"")
        #expect(json.stringValue?.unicodeScalars.elementsEqual(value.unicodeScalars) == true)
        #expect(json.bytes == Array("\"\(spelled)\"".utf8))
        let member = try JSON(parsing: "{\"\(spelled)\":[\"\(spelled)\"]}")
        #expect(member.bytes == Array("{\"\(spelled)\":[\"\(spelled)\"]}".utf8))
        #expect(member[value]?[0]?.stringValue == value)
    }

    @Test(arguments: [
        (#"\ud800"#, "\u{FFFD}"),
        (#"\udc00"#, "\u{FFFD}"),
        (#"a\ud800b"#, "a\u{FFFD}b"),
        (#"\ud800\n"#, "\u{FFFD}\n"),
        (#"\ud800\u0041"#, "\u{FFFD}A"),
        (#"\ud800\ud800"#, "\u{FFFD}\u{FFFD}"),
        (#"\udc00\ud800"#, "\u{FFFD}\u{FFFD}"),
        (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        (#"\ud83d\ude00\ude00"#, "😀\u{FFFD}"),
        (#"\ud800 \/ \u00e9"#, "\u{FFFD} / é"),
    ])
    func loneSurrogatesAreRepaired(_ spelled: String, _ value: String) throws {
        let json = try JSON(parsing: "\"\(spelled)\"")
        #expect(json.stringValue == value)
        // The repaired value is written, without a lone surrogate.
        let written = json.description
        #expect(!written.lowercased().contains(#"\ud"#))
        #expect(try JSON(parsing: written).stringValue == value)
    }

    @Test(
        arguments: [
            ([0xFF], "\u{FFFD}"),
            ([0x61, 0xC3, 0x62], "a\u{FFFD}b"),
            ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xE2, 0x82], "\u{FFFD}"),
            ([0x80], "\u{FFFD}"),
            ([0xFF] + Array(#"\/"#.utf8), "\u{FFFD}/"),
            (Array(#"\n"#.utf8) + [0xFF], "\n\u{FFFD}"),
        ] as [([UInt8], String)])
    func invalidUTF8IsRepaired(_ bytes: [UInt8], _ value: String) throws {
        let quote = UInt8(ascii: "\"")
        let json = try JSON(parsing: [quote] + bytes + [quote])
        #expect(json.stringValue == value)
        #expect(String(validating: json.bytes, as: UTF8.self) != nil)
        #expect(try JSON(parsing: json.bytes).stringValue == value)
    }

    @Test(arguments: [
        (#"""#, JSONError.Reason.unexpectedEnd),
        (#""a"#, .unexpectedEnd),
        (#""\"#, .unexpectedEnd),
        (#""\""#, .unexpectedEnd),
        (#""\u"#, .unexpectedEnd),
        (#""\u00"#, .unexpectedEnd),
        (#""\x41""#, .badEscape),
        (#""\N""#, .badEscape),
        (#""\'""#, .badEscape),
        (#""\u00g0""#, .badEscape),
        (#""\u00 0""#, .badEscape),
        (#""\u+041""#, .badEscape),
        (#""\ud83d\u""#, .badEscape),
        (#""\u００４１""#, .badEscape),
        ("\"\n\"", .controlInString),
        ("\"\t\"", .controlInString),
        ("\"\u{0}\"", .controlInString),
        ("\"\u{1F}\"", .controlInString),
        ("\"\\n\u{1F}\"", .controlInString),
        ("\"\\\n\"", .badEscape),
    ])
    func refuses(_ text: String, _ reason: JSONError.Reason) {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
        #expect(error?.reason == reason)
    }

    @Test func everyControlCharacterIsRefusedRawAndTakenEscaped() throws {
        for code in UInt8(0)..<0x20 {
            let raw = [UInt8(ascii: "\""), code, UInt8(ascii: "\"")]
            #expect(throws: JSONError.self) { try JSON(parsing: raw) }
            let text = String(Unicode.Scalar(code))
            let written = JSON(text).bytes
            #expect(!written.contains { $0 < 0x20 })
            #expect(try JSON(parsing: written).stringValue == text)
        }
    }

    @Test func equalityIsWhatIsSaid() throws {
        let spelled = try JSON(parsing: #""\u0041""#)
        #expect(spelled == "A")
        #expect(Set([spelled, "A"]).count == 1)
        #expect(spelled != "B")
    }
}
