import ClaudeMessages
import Foundation

/// Measures how fast streamed answers are read, and whether hostile JSON costs more than its
/// length.
///
/// ```
/// swift run -c release --package-path Tests/Checks/stream-speed --scratch-path .build/stream-speed
/// ```
///
/// `CLAUDE_CHAT_RECORDINGS` names a folder of folders with a `response.body` each; without it an
/// answer is made up. Exits 1 when a goal is missed.
@main struct Main {
    static func main() async throws {
        let answers = Answers.recorded() ?? Answers.madeUp()
        var isGood = true
        print("\(answers.source), 100 MB, processor time")
        for way in Way.allCases {
            let rate = try await rate(of: way, answers)
            isGood = isGood && rate >= 1000
            print("  \(way.rawValue): \(Int(rate.rounded())) MB a minute")
        }
        print("hostile JSON, time for n and 2n bytes")
        for hostile in Hostile.all {
            let (one, two) = (hostile.time(1 << 22), hostile.time(1 << 23))
            let ratio = two / one
            // Below 5 ms the ratio is not reliable.
            isGood = isGood && (ratio <= 3 || two < .milliseconds(5))
            let times = [one, two].map { "\(Int(($0 / .milliseconds(1)).rounded())) ms" }
            print("  \(hostile.name): \(times[0]), \(times[1]), ratio \(rounded(ratio))")
        }
        exit(isGood ? 0 : 1)
    }

    /// The layers to measure, each with the layers below it.
    enum Way: String, CaseIterable {
        case json = "JSON of the events' data alone"
        case client = "bytes to events to message, through the client"
    }

    /// Megabytes (10^6 bytes) per minute of processor time.
    private static func rate(of way: Way, _ answers: Answers) async throws -> Double {
        let payloads = answers.bodies.flatMap(Answers.payloads)
        let perRound = way == .json ? payloads.map(\.count) : answers.bodies.map(\.count)
        let rounds = 100_000_000 / perRound.reduce(0, +) + 1
        let start = processorTime()
        for _ in 0..<rounds {
            switch way {
            case .json:
                for payload in payloads { _ = try? JSON(parsing: payload) }
            case .client:
                for body in answers.bodies { await read(body) }
            }
        }
        let minutes = (processorTime() - start) / .seconds(60)
        return Double(rounds * perRound.reduce(0, +)) / 1e6 / minutes
    }

    private static func read(_ body: [UInt8]) async {
        var configuration = ClientConfiguration(credential: .none)
        configuration.retry = .never
        let client = ClaudeClient(configuration, transport: Memory(body: body))
        let request = MessageRequest(model: "m", maxTokens: 1, messages: [.user("x")])
        var batches = client.stream(request).makeAsyncIterator()
        while let batch = try? await batches.nextBatch(), !batch.isEmpty {}
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func rounded(_ ratio: Double) -> Double { (ratio * 100).rounded() / 100 }
}

/// The streamed answers that are read repeatedly.
struct Answers {
    let source: String
    let bodies: [[UInt8]]

    static func recorded() -> Answers? {
        let name = "CLAUDE_CHAT_RECORDINGS"
        guard let folder = ProcessInfo.processInfo.environment[name],
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else { return nil }
        let bodies = names.sorted().compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)/response.body").map(Array.init)
        }
        let streams = bodies.filter { $0.starts(with: "event: message_start".utf8) }
        return streams.isEmpty
            ? nil : Answers(source: "\(streams.count) recordings", bodies: streams)
    }

    static func madeUp() -> Answers {
        func event(_ type: String, _ members: String) -> String {
            "event: \(type)\ndata: {\"type\":\"\(type)\"\(members)}\n\n"
        }
        let deltas = (0..<2000).map { number in
            event(
                "content_block_delta",
                #","index":0,"delta":{"type":"text_delta","text":" wörd\#(number)\n"}"#)
        }
        let text =
            event(
                "message_start",
                #","message":{"id":"m","type":"message","role":"assistant","model":"m","content":[],"#
                    + #""stop_reason":null,"usage":{"input_tokens":1,"output_tokens":1}}"#)
            + event(
                "content_block_start", #","index":0,"content_block":{"type":"text","text":""}"#)
            + deltas.joined() + event("content_block_stop", #","index":0"#)
            + event("message_delta", #","delta":{"stop_reason":"end_turn"}"#)
            + event("message_stop", "")
        return Answers(source: "made-up answers", bodies: [Array(text.utf8)])
    }

    /// The `data` lines of the events.
    static func payloads(of body: [UInt8]) -> [[UInt8]] {
        body.split(separator: 0x0A).filter { $0.starts(with: "data: ".utf8) }
            .map { Array($0.dropFirst(6)) }
    }
}

/// A transport that delivers one answer in pieces of 16,384 bytes, as libcurl does.
struct Memory: Transport {
    let body: [UInt8]

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        TransportResponse(status: 200, fields: HeaderFields(), body: Pieces(body))
    }

    func prewarm(_ url: String) {}

    // Sendable: only one task reads it, one call after the other.
    final class Pieces: TransportBody, @unchecked Sendable {
        private var rest: ArraySlice<UInt8>

        init(_ body: [UInt8]) { rest = body[...] }

        func next() async throws(TransportError) -> [UInt8]? {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(16_384) }
            return Array(rest.prefix(16_384))
        }

        func cancel() {}
        func expectEnd() {}
    }
}

/// A JSON text on which a naive parser takes more than linear time.
struct Hostile: Sendable {
    let name: String
    let text: @Sendable (_ bytes: Int) -> [UInt8]

    static let all: [Hostile] = [
        .init("nests of 100 arrays") { bytes in
            let nest = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
            return repeated("[", nest + ",", "0]", bytes)
        },
        .init("nests of 100 objects") { bytes in
            let nest =
                String(repeating: #"{"a":"#, count: 100) + "0" + String(repeating: "}", count: 100)
            return repeated("[", nest + ",", "0]", bytes)
        },
        .init("unclosed arrays") { repeated("", "[", "", $0) },
        .init("siblings") { repeated("[", "1,", "1]", $0) },
        .init("members of one name") { repeated("{", #""k":0,"#, #""k":0}"#, $0) },
        .init("members of many names") { bytes in
            let members = (0..<(bytes / 12)).map { #""k\#($0)":0"# }
            return Array("{\(members.joined(separator: ","))}".utf8)
        },
        .init("a long string") { repeated("\"", "a", "\"", $0) },
        .init("short escapes") { repeated("\"", #"\n"#, "\"", $0) },
        .init("escapes of characters") { repeated("\"", #"\u00e9"#, "\"", $0) },
        .init("halves of pairs") { repeated("\"", #"\ud800"#, "\"", $0) },
        .init("bytes that are no UTF-8") {
            Array("\"".utf8) + Array(repeating: 0xFF, count: $0) + Array("\"".utf8)
        },
        .init("digits") { repeated("", "1", "", $0) },
        .init("white space") { repeated("", " ", "1", $0) },
    ]

    init(_ name: String, _ text: @escaping @Sendable (Int) -> [UInt8]) {
        (self.name, self.text) = (name, text)
    }

    /// The shortest of three times for parsing and writing about that many bytes.
    func time(_ bytes: Int) -> Duration {
        let text = text(bytes)
        let times = (0..<3).map { _ in
            ContinuousClock().measure {
                let json = try? JSON(parsing: text)
                _ = json?["k"]
                _ = json?.bytes
            }
        }
        return times.min() ?? .zero
    }
}

private func repeated(_ open: String, _ piece: String, _ close: String, _ bytes: Int) -> [UInt8] {
    Array((open + String(repeating: piece, count: bytes / piece.utf8.count) + close).utf8)
}
