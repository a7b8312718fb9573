import Testing
import WireJSON

/// The parsed part of a cut text, which is the same as in the official client's parser.
@Suite struct CutTextTests {
    @Test(arguments: [
        (#"{"a":1,"b":"hel"#, #"{"a":1}"#), (#"{"a":12"#, #"{"a":12}"#), (#"{"a":12."#, "{}"),
        (#"{"a":-"#, "{}"), (#"{"a":tru"#, "{}"), (#"{"a""#, "{}"), (#"{"a":"#, "{}"), ("{", "{}"),
        (#"{"a":[1,2"#, #"{"a":[1,2]}"#), (#"{"a":[1,"#, #"{"a":[1]}"#),
        (#"{"a":{"b":"c""#, #"{"a":{"b":"c"}}"#), (#"{"a":{"b":"c"#, #"{"a":{}}"#),
        (#"{"a":"x\"#, "{}"), (#"{"a":"x\u12"#, "{}"), (#"{"a":"\ud8"#, "{}"), ("[1,2", "[1,2]"),
        ("12", "12"), (#"{"a":1}x"#, #"{"a":1}"#), (#"{"a":1 ,"#, #"{"a":1}"#),
        (#"{"a":1e"#, "{}"), (#"{"a":1.5e"#, "{}"), (#"{"a":1E5"#, #"{"a":1E5}"#),
        (#" {"a": 1 "#, #"{"a":1}"#), (#"{"a":[{"b":1},{"c""#, #"{"a":[{"b":1},{}]}"#),
        (#"{"a":"\u00e9","b":"#, #"{"a":"\u00e9"}"#), (#"{"a":1}{"b":2}"#, #"{"a":1}"#),
    ])
    func isReadAsFarAsItIsWhole(_ text: String, _ kept: String) throws {
        #expect(try JSON(cut: text.utf8, maximumValues: 10).description == kept)
    }

    @Test(arguments: [
        "", "  ", #""abc"#, #"{"a":1,}"#, #"{"a" 1"#, #"{"a":1,,"#, "{a", #"{"a":01}"#,
        "{\"a\":\"\n\"}", "nonsense", "[1 2", "]", "[[[[[[[[[[[",
    ])
    func isRefusedWhereItCannotGoOn(_ text: String) {
        #expect(throws: JSONError.self) { try JSON(cut: text.utf8, maximumValues: 10) }
    }

    /// Every beginning of a text can be parsed, and has nothing that the whole text lacks.
    @Test func everyBeginning() throws {
        let text = #"{"a":[1,-2.5e3,{"b":"c\n\u00e9é"},[]],"d":{"e":null},"f":true}"#
        var seen: [String] = []
        for length in 1...text.utf8.count {
            let part = try JSON(cut: text.utf8.prefix(length), maximumValues: 100).description
            if seen.last != part { seen.append(part) }
        }
        #expect(
            seen == [
                "{}", #"{"a":[]}"#, #"{"a":[1]}"#, #"{"a":[1,-2]}"#, #"{"a":[1]}"#,
                #"{"a":[1,-2.5]}"#, #"{"a":[1]}"#, #"{"a":[1,-2.5e3]}"#,
                #"{"a":[1,-2.5e3,{}]}"#, #"{"a":[1,-2.5e3,{"b":"c\n\u00e9é"}]}"#,
                #"{"a":[1,-2.5e3,{"b":"c\n\u00e9é"},[]]}"#,
                #"{"a":[1,-2.5e3,{"b":"c\n\u00e9é"},[]],"d":{}}"#,
                #"{"a":[1,-2.5e3,{"b":"c\n\u00e9é"},[]],"d":{"e":null}}"#, text,
            ])
    }
}
