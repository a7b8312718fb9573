import ClaudeMessages
import Testing
import WireJSON

@Suite("The body of a request")
struct RequestBodyTests {
    /// A text with escapes of every length around every cut.
    static let long = String(
        repeating: "plain \"quoted\" back\\slash\n\t\r\u{1}é漢😀", count: 6_000)

    static let values: [JSON] = [
        "short", [:], ["text": JSON(long)],
        ["a": JSON(long), "b": 1, "c": ["x", JSON(long), JSON(long)]],
        ["edge": JSON(String(repeating: "\n", count: TransportRequestBody.longText))],
        ["below": JSON(String(repeating: "\"", count: TransportRequestBody.longText - 1))],
    ]

    @Test("is what the value is written as, and as long as it says", arguments: values)
    func sameBytes(value: JSON) {
        let body = TransportRequestBody(value)
        #expect(body.bytes == value.bytes)
        #expect(body.count == value.bytes.count)
        #expect(!body.isEmpty)
    }

    @Test("is read in pieces that are never empty, however often it is begun", arguments: values)
    func pieces(value: JSON) {
        let body = TransportRequestBody(value)
        for _ in 0..<2 {
            var reader = TransportRequestBody.Reader(body)
            var whole: [UInt8] = []
            while let piece = reader.next() {
                #expect(!piece.isEmpty)
                whole += piece
            }
            #expect(whole == value.bytes)
            #expect(reader.next() == nil)
        }
    }

    @Test("keeps the spelling that a string came with")
    func spelling() throws {
        let text = "{\"a\":\"\(String(repeating: "\\u00e9\\/", count: 20_000))\"}"
        let value = try JSON(parsing: text.utf8)
        #expect(TransportRequestBody(value).bytes == Array(text.utf8))
    }

    @Test("is empty without bytes")
    func empty() {
        #expect(TransportRequestBody().isEmpty)
        #expect(TransportRequestBody().bytes == [])
        #expect(TransportRequestBody([1, 2]).bytes == [1, 2])
    }
}
