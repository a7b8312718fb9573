import ClaudeMessages

/// Hands a live answer on to a web client, to the byte, with the key left here.
///
/// `begin` sends the status of a response of type `text/event-stream`, `send` more of its body. A
/// refusal comes before the status has been said: the client gets 429 for a 429. When `send` throws,
/// the client is gone, and leaving the loop ends the request at the API.
func relay(
    _ client: ClaudeClient, begin: (_ status: Int) async throws -> Void,
    send: ([UInt8]) async throws -> Void
) async throws {
    let request = MessageRequest(model: "claude-sonnet-5-5", maxTokens: 1024, "Say hello.")
    var hasBegun = false
    do {
        let opened = try await client.open(request)
        try await begin(opened.head.status)
        hasBegun = true
        for try await event in opened.value.rawEvents {
            try await send(event.bytes)
        }
    } catch let error as ClaudeError {
        if !hasBegun { try await begin(error.status ?? 502) }
        let body: JSON = [
            "type": "error",
            "error": [
                "type": JSON(error.type ?? "api_error"), "message": JSON(error.message),
            ],
        ]
        try await send(ServerSentEvent(name: "error", data: body.bytes).bytes)
    }
}
