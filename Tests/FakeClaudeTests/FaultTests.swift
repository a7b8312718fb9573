import FakeClaude
import Testing
import WireJSON

@Suite struct FaultTests {
    @Test func readsAWholeSpecification() throws {
        var fault = Fault()
        fault.status = 529
        fault.errorCode = "x"
        fault.headers = [HTTPHeader("retry-after", "2"), HTTPHeader("x-should-retry", "false")]
        fault.times = 2
        fault.stall = Fault.Stall(after: 10, milliseconds: 200)
        fault.streamError = Fault.StreamError(after: 3, type: "api_error")
        fault.splitting = .random(seed: 9)
        fault.redirect = "http://a/b?c=d"
        fault.gzip = true
        let text =
            "status=529,error-code=x retry-after=2,x-should-retry=false,times=2,stall=10:200"
            + ",error=3:api_error,split=9,redirect=http://a/b?c=d,gzip"
        #expect(try FaultGrammar.parse(text) == fault)
        #expect(try FaultGrammar.parse("") == Fault())
        #expect(try FaultGrammar.parse("split").splitting == .bytes)
        #expect(try FaultGrammar.parse("error=1").streamError?.type == "overloaded_error")
    }

    @Test(arguments: [
        "status", "status=abc", "status=200", "gzip=1", "nothing", "stall=1", "stall=1:2:3",
        "split=x", "error=", "cut=x", "html=1",
    ])
    func refuses(_ item: String) {
        #expect(throws: FaultGrammar.Unreadable.self) { try FaultGrammar.parse(item) }
    }

    @Test(
        arguments: [
            ("[[fault cut=3]] echo a", "cut=3", "echo a"),
            ("echo [[fault status=529 times=1]] a", "status=529 times=1", "echo  a"),
            ("no mark [[fault", nil, "no mark [[fault"),
        ] as [(String, String?, String)])
    func marks(_ text: String, _ specification: String?, _ rest: String) {
        #expect(FaultMark.specification(in: text) == specification)
        #expect(FaultMark.removed(from: text) == rest)
    }

    private static func delivery(_ framing: Delivery.Framing) -> Delivery {
        Delivery(
            head: ResponseHead(status: 200), framing: framing,
            steps: [.body([1, 2, 3], tokens: 1), .body([4, 5, 6], tokens: 2)])
    }

    private static func head(_ line: String) -> WireAction {
        .write(Array("HTTP/1.1 200 OK\r\n\(line)\r\n\r\n".utf8), tokens: 0)
    }

    private static func text(_ text: String, _ bytes: [UInt8], _ tail: String = "\r\n") -> [UInt8] {
        Array(text.utf8) + bytes + Array(tail.utf8)
    }

    /// All actions on the socket.
    private static func wire(_ delivery: Delivery) -> [WireAction] { delivery.actions }

    @Test func withoutFaults() {
        #expect(
            Self.wire(Self.delivery(.chunked)) == [
                Self.head("transfer-encoding: chunked"),
                .write(Self.text("3\r\n", [1, 2, 3]), tokens: 1),
                .write(Self.text("3\r\n", [4, 5, 6]), tokens: 2),
                .write(Array("0\r\n\r\n".utf8), tokens: 2),
            ])
        #expect(
            Self.wire(Self.delivery(.length)) == [
                Self.head("content-length: 6"), .write([1, 2, 3], tokens: 1),
                .write([4, 5, 6], tokens: 2),
            ])
    }

    @Test(arguments: [("cut=4", WireAction.close), ("reset=4", .reset)])
    func tears(_ text: String, _ end: WireAction) throws {
        let fault = try FaultGrammar.parse(text)
        #expect(
            Self.wire(fault.applied(to: Self.delivery(.chunked))) == [
                Self.head("transfer-encoding: chunked"),
                .write(Self.text("3\r\n", [1, 2, 3]), tokens: 1),
                .write(Self.text("3\r\n", [4], ""), tokens: 2), end,
            ])
        #expect(
            Self.wire(fault.applied(to: Self.delivery(.length))) == [
                Self.head("content-length: 6"), .write([1, 2, 3], tokens: 1),
                .write([4], tokens: 2), end,
            ])
    }

    @Test func endsAndStalls() throws {
        let end = try FaultGrammar.parse("end=4").applied(to: Self.delivery(.chunked))
        #expect(end.steps == [.body([1, 2, 3], tokens: 1), .body([4], tokens: 2)])
        let stall = try FaultGrammar.parse("stall=2:5,delay=7").applied(to: Self.delivery(.chunked))
        #expect(
            stall.steps == [
                .body([1, 2], tokens: 1), .pause(nanoseconds: 5_000_000), .body([3], tokens: 1),
                .body([4, 5, 6], tokens: 2),
            ])
        #expect(stall.actions.first == .pause(nanoseconds: 7_000_000))
        let late = try FaultGrammar.parse("cut=6").applied(to: Self.delivery(.chunked))
        #expect(late.steps == Self.delivery(.chunked).steps)
        let drop = try FaultGrammar.parse("drop").applied(to: Self.delivery(.chunked))
        #expect(drop.actions == [.reset])
    }

    @Test(arguments: ["split", "split=3"])
    func splittingKeepsTheBytes(_ text: String) throws {
        func bytes(_ actions: [WireAction]) -> [UInt8] {
            actions.flatMap { action -> [UInt8] in
                guard case .write(let bytes, _) = action else { return [] }
                return bytes
            }
        }
        let plain = Self.delivery(.chunked)
        let split = try FaultGrammar.parse(text).applied(to: plain)
        #expect(bytes(split.actions) == bytes(plain.actions))
        #expect(split.actions.count > plain.actions.count)
    }

    @Test func gzipIsStored() {
        var gzip = GzipStored()
        let bytes = GzipStored.header + gzip.blocks(Array("123456789".utf8)) + gzip.trailer()
        // The check value of CRC-32 for these digits is CBF43926.
        #expect(
            bytes == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 0, 9, 0, 0xF6, 0xFF]
                + Array("123456789".utf8)
                + [1, 0, 0, 0xFF, 0xFF, 0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0])
    }

    private static let events = [
        StreamEvent("message_start", [:]), StreamEvent("content_block_start", ["index": 0]),
        StreamEvent("content_block_delta", ["index": 0]),
        StreamEvent("content_block_stop", ["index": 0]), StreamEvent("message_stop", [:]),
    ]

    @Test func errorsComeInsideTheStream() throws {
        let events = try FaultGrammar.parse("error=2").applied(to: Self.events)
        #expect(events.map(\.name) == ["message_start", "content_block_start", "error"])
        let error: JSON = [
            "type": "error",
            "error": ["type": "overloaded_error", "message": "Overloaded", "details": nil],
        ]
        #expect(events.last?.data == error)
    }

    @Test func unknownThingsKeepTheOrder() throws {
        let events = try FaultGrammar.parse("unknown").applied(to: Self.events)
        #expect(
            events.map(\.name) == [
                "message_start", "weather_report", "content_block_start", "content_block_stop",
                "content_block_start", "content_block_delta", "content_block_delta",
                "content_block_stop", "message_stop",
            ])
        #expect(events.compactMap { $0.data["index"]?.intValue } == [0, 0, 1, 1, 1, 1])
    }

    @Test func linesAndComments() throws {
        let fault = try FaultGrammar.parse("crlf,comments")
        #expect(
            String(decoding: fault.bytes(of: StreamEvent("x", [:])), as: UTF8.self)
                == ": a comment\r\nevent: x\r\ndata: {\"type\":\"x\"}\r\n\r\n")
    }
}
