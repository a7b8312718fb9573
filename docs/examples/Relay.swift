import ClaudeMessages

/// Hands the events of a live answer on to a web client, to the byte, with the key left here.
///
/// `send` writes to a response of type `text/event-stream`; when it throws, the client is gone,
/// and leaving the loop ends the request at the API.
func relay(_ client: ClaudeClient, send: ([UInt8]) async throws -> Void) async throws {
    let request = MessageRequest(model: "claude-sonnet-5-5", maxTokens: 1024, "Say hello.")
    do {
        for try await event in client.stream(request).rawEvents {
            try await send(event.bytes)
        }
    } catch let error as ClaudeError {
        let body: JSON = [
            "type": "error",
            "error": [
                "type": JSON(error.type ?? "api_error"), "message": JSON(error.message),
            ],
        ]
        try await send(ServerSentEvent(name: "error", data: body.bytes).bytes)
    }
}
