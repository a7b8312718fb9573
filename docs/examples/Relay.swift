import ClaudeMessages

/// Forwards a streamed answer to a web client byte for byte, without giving it the key.
///
/// `begin` sends the status of a response of type `text/event-stream`, `send` more of its body. An
/// error before the answer is forwarded with its status, such as 429. When `send` throws, the
/// client has disconnected, and leaving the loop ends the request to the API.
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
