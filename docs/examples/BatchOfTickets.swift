import ClaudeMessages

struct Ticket: Structured {
    var topic: String
    var isUrgent: Bool

    static let schema = JSONSchema.object([
        "topic": .string(oneOf: ["billing", "bug", "question"]), "isUrgent": .boolean(),
    ])
}

/// Classifies support tickets at half the price; results come in any order, with their ids.
func batchOfTickets(_ client: ClaudeClient) async throws {
    let tickets = [
        "t-1": "I was charged twice!", "t-2": "How do I change my picture?",
        "t-3": "The app crashes when I open it.",
    ]
    let items = tickets.sorted { $0.key < $1.key }.map { id, text in
        var request = MessageRequest(model: "claude-haiku-5-5", maxTokens: 1024, text)
        request.system = [.text("Classify the support ticket.")]
        request.format = .jsonSchema(Ticket.schema)
        return BatchItem(customID: id, request: request)
    }
    let batch = try await client.batches.create(items)
    let ended = try await client.batches.wait(for: batch.id)

    var lines: [String] = []
    for try await result in try client.batches.results(of: ended.value) {
        switch result.outcome {
        case .succeeded(let message):
            let ticket = try message.decoded(as: Ticket.self)
            lines.append("\(result.customID): \(ticket.topic)\(ticket.isUrgent ? ", urgent" : "")")
        case .errored(let error): lines.append("\(result.customID): \(error)")
        case .canceled, .expired, .other: lines.append("\(result.customID): no result")
        }
    }
    for line in lines.sorted() { print(line) }
}
