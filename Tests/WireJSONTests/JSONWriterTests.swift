import Testing
import WireJSON

@Suite struct JSONWriterTests {
    /// Only the escapes that RFC 8259 section 7 requires, in their short form if there is one.
    @Test(arguments: [
        ("", #""""#),
        ("\"\\/", #""\"\\/""#),
        ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{8}\u{B}\u{C}\u{1B}\u{1F}", #""\u0000\u0008\u000b\u000c\u001b\u001f""#),
        ("\u{7F}\u{80}\u{2028}é😀", "\"\u{7F}\u{80}\u{2028}é😀\""),
        ("\r\n", #""\r\n""#),
        ("e\u{301}", "\"e\u{301}\""),
    ])
    func strings(_ text: String, _ written: String) {
        #expect(JSON(text).bytes == Array(written.utf8))
    }

    @Test func whiteSpaceBetweenTokensIsAllThatIsDropped() throws {
        let text = """
            {
              "id" : "msg_1",   "n": [ 1.0, 1e3, -0, 123456789012345678901234567890 ],
              "s": "\\u00e9\\/\\ud83d\\ude00 é / 😀",
              "dup": 1, "dup": {"x": [[], {}, null, true, false]}
            }
            """
        let compact =
            #"{"id":"msg_1","n":[1.0,1e3,-0,123456789012345678901234567890],"#
            + #""s":"\u00e9\/\ud83d\ude00 é / 😀","#
            + #""dup":1,"dup":{"x":[[],{},null,true,false]}}"#
        let json = try JSON(parsing: text)
        #expect(json.bytes == Array(compact.utf8))
        #expect(try JSON(parsing: compact).bytes == Array(compact.utf8))
        #expect(json.description == compact)
    }

    @Test func writingAppends() {
        var output = Array("data: ".utf8)
        JSON(5).write(into: &output)
        #expect(output == Array("data: 5".utf8))
    }
}
