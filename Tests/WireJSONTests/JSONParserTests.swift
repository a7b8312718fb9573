import Testing
import WireJSON

@Suite struct JSONParserTests {
    @Test(arguments: [
        ("null", "null"),
        ("true", "true"),
        ("false", "false"),
        ("0", "0"),
        (#""""#, #""""#),
        ("[]", "[]"),
        ("{}", "{}"),
        ("[ ]", "[]"),
        ("{\n}", "{}"),
        (" \t\r\n1 \t\r\n", "1"),
        ("[1 ,2 , 3]", "[1,2,3]"),
        (#"{ "a" : [ { } , null ] , "b" : true }"#, #"{"a":[{},null],"b":true}"#),
        (#"{"a":1,"a":2,"b":3,"a":4}"#, #"{"a":1,"a":2,"b":3,"a":4}"#),
        (#"{"":0}"#, #"{"":0}"#),
        (#"{"z":1,"a":2,"m":3}"#, #"{"z":1,"a":2,"m":3}"#),
        ("\"a\u{7F}\u{80}\u{2028}\u{FEFF}\"", "\"a\u{7F}\u{80}\u{2028}\u{FEFF}\""),
    ])
    func accepts(_ text: String, _ written: String) throws {
        let json = try JSON(parsing: text)
        #expect(json.bytes == Array(written.utf8))
        // The written text parses to the same value.
        #expect(try JSON(parsing: json.bytes) == json)
    }

    @Test(arguments: [
        ("", JSONError.Reason.unexpectedEnd, 0),
        ("  ", .unexpectedEnd, 2),
        ("[", .unexpectedEnd, 1),
        ("[1", .unexpectedEnd, 2),
        ("[1,", .unexpectedEnd, 3),
        (#"{"#, .unexpectedEnd, 1),
        (#"{"a""#, .unexpectedEnd, 4),
        (#"{"a":"#, .unexpectedEnd, 5),
        (#"{"a":1,"#, .unexpectedEnd, 7),
        ("tru", .unexpectedEnd, 3),
        ("tRue", .unexpectedByte, 1),
        ("True", .unexpectedByte, 0),
        ("nulL", .unexpectedByte, 3),
        ("NaN", .unexpectedByte, 0),
        ("Infinity", .unexpectedByte, 0),
        ("[1,]", .unexpectedByte, 3),
        ("[,1]", .unexpectedByte, 1),
        ("[1 2]", .unexpectedByte, 3),
        ("[1}", .unexpectedByte, 2),
        (#"{"a":1,}"#, .unexpectedByte, 7),
        (#"{,"a":1}"#, .unexpectedByte, 1),
        (#"{"a" 1}"#, .unexpectedByte, 5),
        (#"{"a":}"#, .unexpectedByte, 5),
        (#"{a:1}"#, .unexpectedByte, 1),
        (#"{1:1}"#, .unexpectedByte, 1),
        (#"{'a':1}"#, .unexpectedByte, 1),
        (#"{"a":1]"#, .unexpectedByte, 6),
        ("]", .unexpectedByte, 0),
        ("1 2", .trailingBytes, 2),
        ("{}}", .trailingBytes, 2),
        ("null//", .trailingBytes, 4),
        ("/**/1", .unexpectedByte, 0),
        ("\u{FEFF}1", .unexpectedByte, 0),
        ("\u{A0}1", .unexpectedByte, 0),
        ("1\u{0}", .trailingBytes, 1),
        ("\u{0}", .unexpectedByte, 0),
        ("[\u{B}1]", .unexpectedByte, 1),
    ])
    func refuses(_ text: String, _ reason: JSONError.Reason, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    @Test func errorsSayWhere() {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: "[1,]") }
        #expect(error?.description == "unexpected byte at byte 3")
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func depth(_ open: String, _ close: String) throws {
        func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        #expect(try JSON(parsing: nested(128)).description == nested(128))
        let error = #expect(throws: JSONError.self) { try JSON(parsing: nested(129)) }
        #expect(error?.reason == .tooDeep)
        #expect(error?.offset == 128 * open.utf8.count)
        #expect(throws: JSONError.self) { try JSON(parsing: nested(1_000_000)) }
        let unclosed = String(repeating: open, count: 1_000_000)
        let early = #expect(throws: JSONError.self) { try JSON(parsing: unclosed) }
        #expect(early?.reason == .tooDeep)
        #expect(try JSON(parsing: nested(2), maximumDepth: 2).description == nested(2))
        #expect(throws: JSONError.self) { try JSON(parsing: nested(3), maximumDepth: 2) }
    }

    @Test func depthCountsNestingAndNotBrackets() throws {
        let wide = "[" + String(repeating: "[],{},", count: 1000) + "[]]"
        #expect(try JSON(parsing: wide).arrayValue?.count == 2001)
    }
}
