import ClaudeAPI
import Foundation
import Testing

/// Real traffic against what the official client makes of it.
///
/// `CLAUDE_CHAT_RECORDINGS` names a folder with one folder for each exchange: `response.body` with
/// its bytes, `response.meta.json` with target, status and header fields, and `expected.json` with
/// the final `message` or the `error`.
@Suite struct RecordingsTests {
    private static let folder = ProcessInfo.processInfo.environment["CLAUDE_CHAT_RECORDINGS"]

    /// One exchange as it was recorded.
    private struct Recording: Sendable {
        var name: String
        var status: Int
        var fields: [HTTPField]
        var body: [UInt8]
        var expected: JSON

        var isStream: Bool {
            fields.contains {
                $0.name == "content-type" && $0.value.hasPrefix("text/event-stream")
            }
        }

        func played(_ chunks: [[UInt8]]) -> ScriptedTransport.Reply {
            .response(status: status, fields: fields, chunks: chunks)
        }
    }

    @Test(.enabled(if: folder != nil)) func everyRecordingEndsAsExpected() async throws {
        let recordings = try load(try #require(Self.folder))
        try #require(!recordings.isEmpty)
        var readings = 0
        for recording in recordings {
            for (way, chunks) in ways(of: recording) {
                let reading = await ClaudeAPITests.read(recording.played(chunks))
                if let difference = difference(reading, recording.expected) {
                    Issue.record("\(recording.name), \(way): \(difference)")
                }
                readings += 1
            }
        }
        print("compared \(recordings.count) recordings in \(readings) readings")
    }

    // MARK: Reading the folder

    private func load(_ folder: String) throws -> [Recording] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try names.compactMap { name in
            func file(_ file: String) -> [UInt8]? {
                FileManager.default.contents(atPath: "\(folder)/\(name)/\(file)").map(Array.init)
            }
            guard let meta = try file("response.meta.json").map({ try JSON(parsing: $0) }),
                let expected = try file("expected.json").map({ try JSON(parsing: $0) }),
                let body = file("response.body"), meta["method"] == "POST",
                meta["endpoint"] == "/v1/messages"
            else { return nil }
            return Recording(
                name: name, status: try #require(meta["status"]?.intValue),
                fields: fields(of: meta, name), body: body, expected: expected)
        }
    }

    /// The header fields, with what recorders took out put back: bodies are kept without the
    /// coding they were sent in, and recordings without a request id were compared under one made
    /// of their name.
    private func fields(of meta: JSON, _ name: String) -> [HTTPField] {
        let members = meta["response_headers"]?.objectValue?.members ?? []
        var fields = members.filter { $0.name != "content-encoding" }.flatMap { member in
            (member.value.arrayValue ?? []).map { HTTPField(member.name, $0.stringValue ?? "") }
        }
        if !fields.contains(where: { $0.name == "request-id" }) {
            fields.append(HTTPField("request-id", "req_replay_\(name)"))
        }
        if !fields.contains(where: { $0.name == "content-type" && $0.value.contains("/") }) {
            fields.removeAll { $0.name == "content-type" }
            let type = meta["stream"] == true ? "text/event-stream" : "application/json"
            fields.append(HTTPField("content-type", type))
        }
        return fields
    }

    // MARK: Ways to receive it

    private func ways(of recording: Recording) -> [(String, [[UInt8]])] {
        let body = recording.body
        var ways = [
            ("whole", cut(body, .max)), ("byte by byte", cut(body, 1)),
            ("seed 1", pieces(body, seed: 1)), ("seed 2", pieces(body, seed: 2)),
        ]
        if recording.isStream {
            let lines = unified(body)
            let crlf = lines.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            let cr = lines.map { $0 == 0x0A ? 0x0D : $0 }
            let comment = Array(": a comment\n".utf8)
            let commented =
                comment + lines.flatMap { $0 == 0x0A ? [$0] + comment : [$0] }
            ways += [
                ("CRLF", cut(crlf, .max)), ("CRLF byte by byte", cut(crlf, 1)),
                ("CR", cut(cr, .max)), ("CR in pieces", pieces(cr, seed: 3)),
                ("comments", pieces(commented, seed: 4)),
            ]
        }
        return ways
    }

    /// The body with LF at the end of each line, whatever it was recorded with.
    private func unified(_ body: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        for (place, byte) in body.enumerated() {
            if byte == 0x0A, place > 0, body[place - 1] == 0x0D { continue }
            lines.append(byte == 0x0D ? 0x0A : byte)
        }
        return lines
    }

    private func pieces(_ body: [UInt8], seed: UInt64) -> [[UInt8]] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        var rest = body[...]
        var pieces: [[UInt8]] = []
        while !rest.isEmpty {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            pieces.append(Array(rest.prefix(1 + Int(state >> 33) % 97)))
            rest = rest.dropFirst(1 + Int(state >> 33) % 97)
        }
        return pieces
    }

    // MARK: Comparing

    /// What is not as expected; `nil` when everything is.
    private func difference(_ reading: Reading, _ expected: JSON) -> String? {
        if let error = expected["error"] {
            guard let failure = reading.error else { return "no error" }
            let facts: [(String, JSON)] = [
                ("status", failure.status.map { JSON($0) } ?? nil),
                ("type", failure.type.map { JSON($0) } ?? nil),
                ("message", JSON(failure.message)),
                ("request_id", failure.requestID.map { JSON($0) } ?? nil),
            ]
            for (name, value) in facts {
                guard let wanted = error[name] else { continue }
                if wanted != value { return "\(name) is \(value), not \(wanted)" }
            }
            guard let partial = expected["partial"] else { return nil }
            return difference(reading.message?.json ?? nil, partial, "partial")
        }
        if let error = reading.error { return "\(error)" }
        return difference(reading.message?.json ?? nil, expected["message"] ?? nil, "message")
    }

    /// Every member that is expected must be there, and nothing but nulls besides.
    private func difference(_ value: JSON, _ expected: JSON, _ path: String) -> String? {
        switch (value, expected) {
        case (.object, .object(let members)):
            for member in members.members {
                // Python has a word that a member may be, but a name may not.
                let found = value[member.name == "from_" ? "from" : member.name] ?? nil
                if let difference = difference(found, member.value, "\(path).\(member.name)") {
                    return difference
                }
            }
            return nil
        case (.array(let elements), .array(let wanted)):
            guard elements.count == wanted.count else {
                return "\(path) has \(elements.count) elements, not \(wanted.count)"
            }
            for (index, pair) in zip(elements, wanted).enumerated() {
                if let difference = difference(pair.0, pair.1, "\(path)[\(index)]") {
                    return difference
                }
            }
            return nil
        case (.number(let number), .number(let wanted)):
            return number.double == wanted.double ? nil : "\(path) is \(number), not \(wanted)"
        default:
            return value == expected ? nil : "\(path) is \(value), not \(expected)"
        }
    }
}
