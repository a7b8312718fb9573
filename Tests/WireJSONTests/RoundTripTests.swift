import Testing
import WireJSON

/// A parsed text is written unchanged, except for white space between tokens.
@Suite struct RoundTripTests {
    @Test(arguments: 1...20)
    func madeUpTextsAreWrittenAsTheyCame(_ seed: UInt64) throws {
        var maker = TextMaker(seed: seed)
        for _ in 0..<100 {
            let text = maker.text()
            let json = try JSON(parsing: text)
            #expect(
                json.description == String(decoding: GrammarCase.compact(text.utf8), as: UTF8.self))
            #expect(try JSON(parsing: json.bytes) == json)
        }
    }

    /// Texts with inserted, removed or changed bytes never trap; accepted ones are stable.
    @Test(arguments: 1...20)
    func damagedTextsAreRefusedOrStable(_ seed: UInt64) {
        var maker = TextMaker(seed: seed)
        for _ in 0..<200 {
            var bytes = Array(maker.text().utf8)
            for _ in 0..<maker.number(below: 4) {
                let place = maker.number(below: bytes.count)
                switch maker.number(below: 3) {
                case 0: bytes[place] = UInt8(maker.number(below: 256))
                case 1: bytes.insert(UInt8(maker.number(below: 256)), at: place)
                default: bytes.removeSubrange(place..<min(place + 3, bytes.count - 1))
                }
            }
            guard let json = try? JSON(parsing: bytes) else { continue }
            #expect(String(validating: json.bytes, as: UTF8.self) != nil)
            #expect((try? JSON(parsing: json.bytes)) == json)
            if String(validating: bytes, as: UTF8.self) != nil, !hasHalf(bytes) {
                #expect(json.bytes == GrammarCase.compact(bytes))
            }
        }
    }

    /// Whether it may have a lone surrogate, which is repaired.
    private func hasHalf(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return text.contains(#"\ud"#)
    }
}

/// Generates JSON texts, the same for the same seed.
struct TextMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, limit)
    }

    private mutating func one(of texts: [String]) -> String { texts[number(below: texts.count)] }

    mutating func text() -> String { space() + value(depth: 0) + space() }

    private mutating func space() -> String { one(of: ["", "", "", " ", "\n", "\t", "\r\n  "]) }

    private mutating func value(depth: Int) -> String {
        switch number(below: depth < 6 ? 8 : 4) {
        case 0: one(of: ["null", "true", "false"])
        case 1: numeral()
        case 2, 3: string()
        case 4, 5: list("[", "]", depth) { maker in maker.value(depth: depth + 1) }
        default:
            list("{", "}", depth) { maker in
                // Few names, so that many are duplicates.
                let name = maker.one(of: [#""a""#, #""\u0061""#, #""""#, maker.string()])
                return name + maker.space() + ":" + maker.space() + maker.value(depth: depth + 1)
            }
        }
    }

    private mutating func list(
        _ open: String, _ close: String, _ depth: Int, _ element: (inout TextMaker) -> String
    ) -> String {
        let elements = (0..<number(below: 5)).map { _ in space() + element(&self) + space() }
        return open + (elements.isEmpty ? space() : elements.joined(separator: ",")) + close
    }

    private mutating func numeral() -> String {
        one(of: ["", "-"]) + one(of: ["0", "7", "10", "123456789012345678901234567890"])
            + one(of: ["", ".0", ".25", ".10"]) + one(of: ["", "e3", "E+10", "e-007", "e999"])
    }

    private mutating func string() -> String {
        let parts = (0..<number(below: 6)).map { _ in
            one(of: [
                "a", " ", "text", "é", "e\u{301}", "日本", "😀", "/", "{[:,]}", "\u{7F}", "\u{2028}",
                #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#, #"\n"#, #"\r"#, #"\t"#, #"\u0000"#,
                #"\u00e9"#, #"\u00E9"#, #"\u2028"#, #"\ud83d\ude00"#, #"\uDBFF\uDFFF"#, #"\uffff"#,
            ])
        }
        return "\"" + parts.joined() + "\""
    }
}
