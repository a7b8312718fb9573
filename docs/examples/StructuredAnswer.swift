import ClaudeMessages

struct City: Structured {
    var name: String
    var country: String
    var people: Int

    static let schema = JSONSchema.object([
        "name": .string(), "country": .string("Two letters (ISO 3166-1)"), "people": .integer(),
    ])
}

/// An answer that matches a schema, as a Swift value.
func structuredAnswer(_ client: ClaudeClient) async throws {
    var request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 1024, "Which city is the capital of Switzerland?")
    request.format = .jsonSchema(City.schema)
    let answer = try await client.message(request)
    guard answer.stopReason == .endTurn else { return print("cut or refused") }
    let city = try answer.value.decoded(as: City.self)
    print("\(city.name) (\(city.country)), \(city.people) people")
}
