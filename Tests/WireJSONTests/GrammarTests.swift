import Testing
import WireJSON

/// The grammar of RFC 8259, rule by rule.
@Suite struct GrammarTests {
    static let refused =
        GrammarCase.refused + GrammarCase.refusedNumbers + GrammarCase.refusedStrings

    @Test func theTablesAreLongAndHaveNothingTwice() {
        #expect(GrammarCase.accepted.count >= 95)
        #expect(Self.refused.count >= 190)
        for table in [GrammarCase.accepted, Self.refused, DecidedCase.all.map(\.text)] {
            let twice = Dictionary(grouping: table, by: \.bytes).values.filter { $0.count > 1 }
            #expect(twice.map { $0.map(\.rule) } == [])
        }
    }

    @Test(arguments: GrammarCase.accepted)
    func isAcceptedAndWrittenAsItCame(_ text: GrammarCase) throws {
        let json = try JSON(parsing: text.bytes)
        #expect(json.bytes == text.compact)
        #expect(try JSON(parsing: json.bytes) == json)
    }

    /// White space is allowed around every text.
    @Test(arguments: GrammarCase.accepted)
    func spaceAroundItChangesNothing(_ text: GrammarCase) throws {
        let space: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        let json = try JSON(parsing: space + text.bytes + space)
        #expect(json.bytes == text.compact)
    }

    /// A beginning is accepted only if it is a number, or if only white space follows.
    @Test(arguments: GrammarCase.accepted)
    func noBeginningIsTakenForTheWhole(_ text: GrammarCase) {
        for end in text.bytes.indices {
            guard let json = try? JSON(parsing: text.bytes[..<end]) else { continue }
            let rest = GrammarCase.compact(text.bytes[end...])
            #expect(json.doubleValue != nil || rest.isEmpty, "\(end) bytes")
            #expect(json.bytes == GrammarCase.compact(text.bytes[..<end]))
        }
    }

    @Test(arguments: refused)
    func isRefused(_ text: GrammarCase) throws {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: text.bytes) }
        #expect((0...text.bytes.count).contains(try #require(error).offset))
    }

    @Test(arguments: refused)
    func whatIsRefusedAloneIsRefusedInside(_ text: GrammarCase) {
        let quote = [UInt8(ascii: "\"")]
        // An unclosed string would include the text after it.
        guard !text.bytes.starts(with: quote) else { return }
        for (before, after) in [("[0,", ",0]"), (#"{"a":"#, #","b":0}"#)] {
            let bytes = Array(before.utf8) + text.bytes + Array(after.utf8)
            #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
        }
    }

    /// An accepted beginning of a refused text is a complete text.
    @Test(arguments: refused)
    func beginningsAreRefusedOrWhole(_ text: GrammarCase) {
        for end in text.bytes.indices.prefix(400) {
            guard let json = try? JSON(parsing: text.bytes[..<end]) else { continue }
            #expect(json.bytes == GrammarCase.compact(text.bytes[..<end]), "\(end) bytes")
        }
    }

    @Test(arguments: DecidedCase.all)
    func isTakenAsWasDecided(_ decided: DecidedCase) throws {
        let json = try? JSON(parsing: decided.text.bytes)
        #expect(json?.bytes == decided.written)
        for end in decided.text.bytes.indices {
            guard let json = try? JSON(parsing: decided.text.bytes[..<end]) else { continue }
            #expect(json.doubleValue != nil, "\(end) bytes")
        }
    }

    // MARK: Limits

    @Test(arguments: [
        ("1", 1), ("[]", 1), (#"{"a":[1,{"b":null}],"c":"d"}"#, 6),
        ("[" + many(99, "0,") + "0]", 101),
    ])
    func valuesAreCounted(_ text: String, _ count: Int) throws {
        #expect(try JSON(parsing: text, maximumValues: count).description == text)
        let error = #expect(throws: JSONError.self) {
            try JSON(parsing: text, maximumValues: count - 1)
        }
        #expect(error?.reason == .tooManyValues)
    }
}

extension DecidedCase: CustomTestStringConvertible {
    var testDescription: String { text.testDescription }
}
