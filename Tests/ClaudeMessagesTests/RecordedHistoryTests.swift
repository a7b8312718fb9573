import ClaudeMessages
import MessagesTesting
import Testing

/// Content is sent back byte for byte, except for white space between tokens.
@Suite(.enabled(if: RecordingsFolder.path != nil, RecordingsFolder.wish))
struct RecordedHistoryTests {
    @Test func wholeMessages() async throws {
        let recordings = try RecordingsFolder.all().filter {
            $0.isAnswer && !$0.isStream && $0.expected?["message"] != nil
        }
        try #require(!recordings.isEmpty)
        var bytes = 0
        for recording in recordings {
            let reading = await read(ReplayTransport(recording))
            let sent = try #require(await history(reading.message))
            #expect(
                compact(recording.body).contains("\"content\":" + sent),
                "\(recording.name): \(sent)")
            bytes += sent.utf8.count
        }
        print("\(recordings.count) messages go back as they came, \(bytes) bytes")
    }

    @Test func streams() async throws {
        let recordings = try RecordingsFolder.all().filter {
            $0.isAnswer && $0.isStream && $0.expected?["message"] != nil
        }
        try #require(!recordings.isEmpty)
        var (blocks, inputs) = (0, 0)
        for recording in recordings {
            let reading = await read(ReplayTransport(recording))
            let sent = try #require(await history(reading.message))
            let received = compact(recording.body)
            for (place, block) in (reading.message?.content ?? []).enumerated() {
                let text = block.json.description
                #expect(sent.contains(text), "\(recording.name)")
                let pieces = pieces(of: reading.events, place)
                if pieces == nil {
                    // A block without deltas, complete in its start.
                    #expect(
                        received.contains("\"content_block\":" + text), "\(recording.name): \(text)"
                    )
                    blocks += 1
                } else if let input = pieces, !input.isEmpty {
                    #expect(text.contains("\"input\":" + compact(Array(input.utf8))))
                    inputs += 1
                }
            }
        }
        print("\(blocks) whole blocks and \(inputs) inputs go back as they came")
    }

    /// The content of a message as a request sends it.
    private func history(_ message: Message?) async -> String? {
        guard let message else { return nil }
        let transport = ScriptedTransport(.stream(Wire.hi))
        var request = MessageRequest.hello
        request.messages = [InputMessage(message)]
        _ = await ClaudeClient.scripted(transport).stream(request).read()
        let body =
            transport.requests.first.map { String(decoding: $0.body.bytes, as: UTF8.self) } ?? ""
        let start = body.firstRange(of: #""messages":[{"role":"assistant","content":"#)
        let end = body.ranges(of: "}]").last
        guard let start, let end, start.upperBound <= end.lowerBound else { return nil }
        return String(body[start.upperBound..<end.lowerBound])
    }

    /// The text of a block's input in a stream; `nil` for a block without deltas.
    private func pieces(of events: [StreamEvent], _ place: Int) -> String? {
        var starts = -1
        var index = -1
        var pieces: String?
        for event in events {
            switch event {
            case .blockStart(let number, _):
                starts += 1
                if starts == place { index = number }
            case .blockDelta(let number, .inputJSON(let piece)) where number == index:
                pieces = (pieces ?? "") + piece
            case .blockDelta(let number, _) where number == index: pieces = pieces ?? ""
            default: break
            }
        }
        return pieces
    }

    /// A text without the white space between the tokens of JSON.
    private func compact(_ bytes: [UInt8]) -> String {
        var compact: [UInt8] = []
        var (isString, isEscaped) = (false, false)
        for byte in bytes {
            if isString || ![0x20, 0x09, 0x0A, 0x0D].contains(byte) { compact.append(byte) }
            if isEscaped {
                isEscaped = false
            } else if isString && byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isString.toggle()
            }
        }
        return String(decoding: compact, as: UTF8.self)
    }
}
