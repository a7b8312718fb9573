import ClaudeMessages
import MessagesTesting
import Testing

/// Recordings, compared with the official client's results.
@Suite(.enabled(if: RecordingsFolder.path != nil, RecordingsFolder.wish)) struct RecordingsTests {
    @Test func everyAnswerEndsAsExpected() async throws {
        let recordings = try RecordingsFolder.all().filter(\.isAnswer)
        try #require(!recordings.isEmpty)
        var readings = 0
        for recording in recordings {
            let expected = try #require(recording.expected)
            for (way, chunks) in recording.ways {
                let reading = await read(ReplayTransport(recording, pieces: chunks))
                if let difference = difference(reading, expected) {
                    Issue.record("\(recording.name), \(way): \(difference)")
                }
                readings += 1
            }
        }
        print("compared \(recordings.count) recordings in \(readings) readings")
    }

    /// Compressed bodies, which were not requested, are refused unread.
    @Test func compressedAnswersAreRefused() async throws {
        let recordings = try RecordingsFolder.all().filter { $0.isAnswer && $0.status == 200 }
        try #require(!recordings.isEmpty)
        for var recording in recordings {
            recording.fields.append(HeaderField("content-encoding", "gzip"))
            recording.body = [0x1F, 0x8B, 0x08] + recording.body
            let transport = ReplayTransport(recording)
            let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
            #expect(reading.error?.code == .malformed, "\(recording.name)")
            #expect(reading.error?.requestID != nil)
            #expect(reading.events == [])
            #expect(reading.message == nil)
            #expect(transport.stage.record.pulls == 0)
        }
        print("refused \(recordings.count) compressed recordings")
    }

    // MARK: Comparing

    /// The first difference from the expected result; `nil` when there is none.
    private func difference(_ reading: Reading, _ expected: JSON) -> String? {
        guard let error = expected["error"] else {
            if let error = reading.error { return "\(error)" }
            return difference(reading.message?.json ?? nil, expected["message"] ?? nil, "message")
        }
        guard let failure = reading.error else { return "no error" }
        if let difference = RecordedError.difference(failure, error) { return difference }
        guard let partial = expected["partial"] else { return nil }
        return difference(reading.message?.json ?? nil, partial, "partial")
    }

    /// Compares the expected members only: the official client omits unknown members.
    private func difference(_ value: JSON, _ expected: JSON, _ path: String) -> String? {
        switch (value, expected) {
        case (.object, .object(let members)):
            for member in members.members {
                // `from` is a Python keyword, so the Python client names the member `from_`.
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

/// The official client's names of errors.
enum RecordedError {
    /// The first difference in class, status, type, message or request id.
    static func difference(_ error: ClaudeError, _ expected: JSON) -> String? {
        let facts: [(String, JSON)] = [
            ("status", error.status.map { JSON($0) } ?? nil),
            ("type", error.type.map { JSON($0) } ?? nil),
            ("message", JSON(error.message)),
            ("request_id", error.requestID.map { JSON($0) } ?? nil),
        ]
        for (name, value) in facts {
            guard let wanted = expected[name] else { continue }
            if wanted != value { return "\(name) is \(value), not \(wanted)" }
        }
        guard let name = expected["class"]?.stringValue else { return nil }
        // The status determines the class; an error code may determine a subclass.
        let names = names(of: error)
        guard names.contains(name) || error.detail != nil else {
            return "class is \(names[0]), not \(name)"
        }
        return nil
    }

    /// The class of an error, with its names in other versions of the official client.
    private static func names(of error: ClaudeError) -> [String] {
        switch error.status {
        case 400: ["BadRequestError"]
        case 401: ["AuthenticationError"]
        case 402: ["PaymentRequiredError", "APIStatusError"]
        case 403: ["PermissionDeniedError"]
        case 404: ["NotFoundError"]
        case 408: ["RequestTimeoutError", "APIStatusError"]
        case 409: ["ConflictError"]
        case 412: ["PreconditionFailedError", "APIStatusError"]
        case 413: ["ContentTooLargeError", "RequestTooLargeError"]
        case 422: ["UnprocessableEntityError"]
        case 429: ["RateLimitError"]
        case 431: ["RequestHeaderFieldsTooLargeError", "APIStatusError"]
        case 499: ["ClientClosedRequestError", "APIStatusError"]
        case 501: ["HTTPNotImplementedError", "InternalServerError"]
        case 503: ["ServiceUnavailableError"]
        case 504: ["GatewayTimeoutError", "DeadlineExceededError"]
        case 529: ["OverloadedError"]
        case let status? where status >= 500: ["InternalServerError"]
        default: ["APIStatusError"]
        }
    }
}
