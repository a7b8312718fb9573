import ClaudeMessages
import MessagesTesting
import Testing

/// Recordings of the endpoints other than `POST /v1/messages`.
@Suite(.enabled(if: RecordingsFolder.path != nil, RecordingsFolder.wish))
struct RecordedEndpointsTests {
    @Test func everyAnswerIsRead() async throws {
        var counts: [String: Int] = [:]
        for recording in try RecordingsFolder.all() where recording.endpoint != "/v1/messages" {
            let call = "\(recording.method) \(recording.endpoint)"
            let transport = ReplayTransport(recording)
            let client = ClaudeClient.scripted(transport) { $0.retry = .never }
            let parts = recording.target.split(separator: "?")[0].split(separator: "/")
            do throws(ClaudeError) {
                guard let (found, wanted) = try await read(call, client, parts, recording.body)
                else { continue }
                #expect(found == wanted, "\(recording.name)")
                #expect(recording.status == 200)
            } catch {
                let json = (try? JSON(parsing: recording.body)) ?? nil
                #expect(error.status == recording.status, "\(recording.name): \(error)")
                #expect(error.type == json["error"]?["type"]?.stringValue)
                #expect(error.message == json["error"]?["message"]?.stringValue)
                #expect(
                    error.requestID == recording.fields.first { $0.name == "request-id" }?.value)
            }
            let path = recording.target.split(separator: "?")[0]
            #expect(
                transport.stage.calls.first?.hasPrefix(
                    "\(recording.method) https://api.anthropic.com\(path)") == true)
            counts[call, default: 0] += 1
        }
        for (call, count) in counts.sorted(by: { $0.key < $1.key }) { print("read", count, call) }
    }

    /// The client's result and the response body; `nil` for an endpoint that the library lacks.
    private func read(
        _ call: String, _ client: ClaudeClient, _ parts: [Substring], _ body: [UInt8]
    ) async throws(ClaudeError) -> (found: JSON, wanted: JSON)? {
        let json = (try? JSON(parsing: body)) ?? nil
        func id(_ place: Int) -> String { parts.count > place ? String(parts[place]) : "" }
        switch call {
        case "POST /v1/messages/count_tokens":
            let count = try await client.countTokens(.hello).value
            return (["input_tokens": JSON(count)], json)
        case "GET /v1/models":
            return try await page(client.models.list(), json) { ($0.id, $0.json) }
        case "GET /v1/models/{id}": return (try await client.models.retrieve(id(2)).json, json)
        case "GET /v1/messages/batches":
            return try await page(client.batches.list(), json) { ($0.id, $0.json) }
        case "POST /v1/messages/batches":
            let item = BatchItem(customID: "a", request: .hello)
            return checked(try await client.batches.create([item]).value, json)
        case "GET /v1/messages/batches/{id}":
            return checked(try await client.batches.retrieve(id(3)).value, json)
        case "POST /v1/messages/batches/{id}/cancel":
            return checked(try await client.batches.cancel(id(3)).value, json)
        case "GET /v1/messages/batches/{id}/results":
            let url = "https://api.anthropic.com/\(parts.joined(separator: "/"))"
            return try await results(client, url, body)
        case "POST /v1/files":
            let file = try await client.files.upload(
                [1], filename: "a", mediaType: "text/plain")
            return (file.json, json)
        case "GET /v1/files/{id}": return (try await client.files.retrieve(id(2)).json, json)
        case "DELETE /v1/files/{id}":
            _ = try await client.files.delete(id(2))
            return (json, json)
        case "GET /v1/files/{id}/content":
            let content = try await client.files.content(of: id(2)).value
            return (.array(content.map { JSON(Int($0)) }), .array(body.map { JSON(Int($0)) }))
        default: return nil
        }
    }

    private func page<Element>(
        _ list: Pages<Element>, _ json: JSON, _ facts: (Element) -> (String, JSON)
    ) async throws(ClaudeError) -> (JSON, JSON)? {
        var ids: [JSON] = []
        var items: [JSON] = []
        for try await page in list.pages {
            for element in page.value {
                ids.append(JSON(facts(element).0))
                items.append(facts(element).1)
            }
            // The recording would be its own next page.
            break
        }
        let data = json["data"]?.arrayValue ?? []
        return (
            ["ids": .array(ids), "items": .array(items)],
            ["ids": .array(data.compactMap { $0["id"] }), "items": .array(data)]
        )
    }

    private func checked(_ batch: Batch, _ json: JSON) -> (JSON, JSON) {
        #expect(batch.id == json["id"]?.stringValue)
        #expect(batch.status.rawValue == json["processing_status"]?.stringValue)
        #expect(batch.counts.processing == json["request_counts"]?["processing"]?.intValue)
        #expect((batch.createdAt != nil) && (batch.expiresAt != nil))
        #expect((batch.cancelInitiatedAt == nil) == (json["cancel_initiated_at"]?.isNull != false))
        return (batch.json, json)
    }

    private func results(
        _ client: ClaudeClient, _ url: String, _ body: [UInt8]
    ) async throws(ClaudeError) -> (JSON, JSON)? {
        let lines = body.split(separator: 0x0A).compactMap { try? JSON(parsing: $0) }
        guard
            let batch = Batch(json: [
                "id": "b", "processing_status": "ended", "results_url": JSON(url),
                "request_counts": ["succeeded": JSON(lines.count)],
            ])
        else { return nil }
        var found: [JSON] = []
        for try await result in try client.batches.results(of: batch) {
            var message: Message?
            if case .succeeded(let answer) = result.outcome { message = answer }
            found.append([
                "id": JSON(result.customID), "text": JSON(message?.text ?? ""),
                "output": JSON(message?.usage.outputTokens ?? -1),
            ])
        }
        let wanted = lines.map { line -> JSON in
            let message = line["result"]?["message"] ?? nil
            let texts = message["content"]?.arrayValue?.compactMap { $0["text"]?.stringValue }
            return [
                "id": line["custom_id"] ?? nil, "text": JSON((texts ?? []).joined()),
                "output": message["usage"]?["output_tokens"] ?? -1,
            ]
        }
        return (.array(found), .array(wanted))
    }
}
