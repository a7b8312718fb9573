import ClaudeMessages
import MessagesTesting
import Testing

/// The parsing of server-sent events, through a stream of unknown and known events.
@Suite struct SSEParserTests {
    /// The types of a stream's unknown events, and descriptions of the others.
    private func types(_ text: String, pieces: Int = .max) async -> [String] {
        await read(text, pieces: pieces).events.map { event in
            guard case .unknown(let type, _) = event else { return "\(event)" }
            return type
        }
    }

    private static let answer = Wire.answer(
        Wire.textBlock(0, "héllo\n\"wörld\" 😀"), Wire.textBlock(1, " 日本"))

    @Test(arguments: ["\n", "\r", "\r\n"], pieceSizes)
    func lineEnds(_ end: String, _ size: Int) async throws {
        let whole = await read(Self.answer)
        #expect(whole.error == nil)
        #expect(whole.events.count == 9)
        #expect(whole.text == "héllo\n\"wörld\" 😀 日本")
        let reading = await read(Self.answer.replacing("\n", with: end), pieces: size)
        #expect(reading.events == whole.events)
        #expect(reading.message == whole.message)
        #expect(reading.error == nil)
    }

    @Test(arguments: pieceSizes)
    func mixedLineEnds(_ size: Int) async {
        let text =
            "data: {\"type\":\"a\"}\r\n\r\ndata: {\"type\":\"b\"}\r\rdata: {\"type\":\"c\"}\n\n"
            + "data: {\"type\":\"d\"}\r\n\ndata: {\"type\":\"e\"}\n\r\ndata: {\"type\":\"f\"}\r\n\r"
        #expect(await types(text, pieces: size) == ["a", "b", "c", "d", "e", "f"])
    }

    /// Other line-end characters of Unicode do not end a line.
    @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}"])
    func noOtherLineEnds(_ character: String) async {
        let json: JSON = ["type": JSON("a\(character)b")]
        let data = json.description.replacing("\\u000b", with: " ").replacing("\\u000c", with: " ")
        #expect(await types("data: \(data)\n\n").count == 1)
    }

    @Test(arguments: pieceSizes)
    func byteOrderMark(_ size: Int) async {
        let mark = "\u{FEFF}"
        #expect(await types(mark + "data: {\"type\":\"a\"}\n\n", pieces: size) == ["a"])
        // The byte order mark is skipped only at the beginning, and only once.
        let later = mark + mark + "data: {\"type\":\"a\"}\n\ndata: {\"type\":\"b\"}\n\n"
        #expect(await types(later, pieces: size) == ["b"])
    }

    @Test(arguments: [
        (": comment\ndata: {\"type\":\"a\"}\n:\n:data: {\"type\":\"x\"}\n\n", ["a"]),
        (":\n\n:\n\n", []),
        ("data:{\"type\":\"a\"}\n\n", ["a"]),
        ("data:  {\"type\":\"a\"}\n\n", ["a"]),
        ("data: {\"type\":\ndata: \"a\"}\n\n", ["a"]),
        ("data: {\"type\":\ndata\ndata:\ndata: \"a\"}\n\n", ["a"]),
        ("event: a\ndata: {}\n\n", ["a"]),
        ("event:a\ndata: {}\n\n", ["a"]),
        ("event: a\nevent: b\ndata: {}\n\n", ["b"]),
        ("event: a\nevent\ndata: {}\n\n", [""]),
        // Without data there is no event, and its name is dropped.
        ("event: a\n\ndata: {}\n\n", [""]),
        ("event: a\n\n\n\n", []),
        // The `type` in the JSON decides.
        ("event: a\ndata: {\"type\":\"b\"}\n\n", ["b"]),
        (
            "id: 7\nretry: 10\nfoo: bar\nDATA: x\ndata : x\n data: x\ndata: {\"type\":\"a\"}\n\n",
            ["a"]
        ),
        ("dataset: {}\ndat: {}\n\n", []),
        // An event without an empty line after it is dropped.
        ("data: {\"type\":\"a\"}\n\ndata: {\"type\":\"b\"}\n", ["a"]),
        ("data: {\"type\":\"a\"}\n\ndata: {\"type\":\"b\"}", ["a"]),
        ("\n\n\ndata: {\"type\":\"a\"}\n\n\n\n", ["a"]),
    ])
    func fields(_ text: String, _ expected: [String]) async {
        for end in ["\n", "\r", "\r\n"] {
            let text = text.replacing("\n", with: end)
            for size in pieceSizes { #expect(await types(text, pieces: size) == expected) }
        }
    }

    /// `data` lines are joined by newlines, which inside a JSON string are an error.
    @Test func dataLinesAreJoinedByNewlines() async {
        let reading = await read("data: {\"type\":\"a\ndata: b\"}\n\n")
        #expect(reading.error?.code == .malformed)
        #expect(reading.events == [])
    }

    @Test(arguments: pieceSizes)
    func textInEveryScriptIsCutAnywhere(_ size: Int) async {
        let text = "aé€😀👨‍👩‍👧 e\u{301} \u{202E}x\u{0} \u{FFFD} ﷽ 𒐫"
        let reading = await read(Wire.answer(Wire.textBlock(0, text)), pieces: size)
        #expect(reading.error == nil)
        #expect(reading.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    /// A short answer in two pieces, cut at every byte.
    @Test func everyCutIntoTwo() async {
        let text = Wire.hi.replacing("\n", with: "\r\n").replacing("Hi", with: "H\u{1F600}")
        let bytes = Array(text.utf8)
        for place in 1..<bytes.count {
            let reading = await read(
                .response(
                    status: 200, fields: [],
                    chunks: [Array(bytes[..<place]), Array(bytes[place...])]))
            #expect(reading.error == nil, "cut at \(place)")
            #expect(reading.text == "H\u{1F600}")
        }
    }

    @Test(arguments: [3_000_000, Int.max])
    func aLineOfMoreThanEightMebibytesIsRefused(_ size: Int) async {
        let before = Wire.start() + Wire.blockStart(0) + Wire.text(0, "kept")
        let line = "data: " + String(repeating: "x", count: 8 * 1024 * 1024)
        let chunks = [Array(before.utf8)] + cut(Array(line.utf8), size)
        // Refused at the limit, without waiting for the end of the line.
        let endless = [[UInt8]](repeating: Array(repeating: 0x78, count: 1024), count: 10)
        let transport = ScriptedTransport(
            .response(status: 200, fields: [], chunks: chunks + endless))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .tooLarge)
        #expect(reading.text == "kept")
        #expect(reading.events.count == 3)
        #expect(transport.requests.count == 1)
        #expect(transport.record.pulls <= chunks.count)
        #expect(transport.record.cancels == 1)
    }

    @Test func anEventOfManyLinesIsCappedTogether() async {
        let line = Array(("data: " + String(repeating: "x", count: 1024 * 1024) + "\n").utf8)
        let chunks = [[UInt8]](repeating: line, count: 9)
        let reading = await read(.response(status: 200, fields: [], chunks: chunks))
        #expect(reading.error?.code == .tooLarge)
    }

    @Test func anEventOfNearlyEightMebibytesIsTaken() async {
        let text = String(repeating: "x", count: 8 * 1024 * 1024 - 1024)
        let reading = await read(Wire.answer(Wire.textBlock(0, text)), pieces: 1 << 20)
        #expect(reading.error == nil)
        #expect(reading.text.utf8.count == text.utf8.count)
    }
}
