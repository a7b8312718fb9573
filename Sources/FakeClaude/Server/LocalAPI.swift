package import WireJSON

/// The API without a network, for tests with a hundred thousand requests: the same rules, cache and
/// answers.
package struct LocalAPI: Sendable {
    private var state: ServerState
    private let configuration: Configuration

    package init(seed: UInt64) {
        state = ServerState(seed: seed)
        configuration = Configuration(now: { 0 })
    }

    /// Answers the body of a messages request at `now`, in milliseconds; throws the API's error.
    package mutating func message(
        _ body: JSON, version: String = "2023-06-01", at now: Int = 0
    ) throws(APIError) -> JSON {
        let request = try checked(body, version, counting: false)
        let prompt = Prompt(request)
        let plan = try state.plan(request, prompt, now: now)
        state.cache.commit(plan, start: now)
        let answer = MessagesAnswer(
            request: request, prompt: prompt, usage: plan.usage, fault: Fault(),
            configuration: configuration, now: now)
        let (finished, frame) = answer.written(random: &state.random)
        return answer.message(finished, frame)
    }

    /// The tokens of the request's prompt.
    package func count(_ body: JSON, version: String = "2023-06-01") throws(APIError) -> Int {
        Prompt(try checked(body, version, counting: true)).tokens
    }

    private func checked(
        _ body: JSON, _ version: String, counting: Bool
    ) throws(APIError) -> MessagesRequest {
        let head = HTTPRequestHead(
            method: "POST", target: "/v1/messages",
            headers: [HTTPHeader("anthropic-version", version)])
        return try MessagesRequest.checked(
            HTTPRequest(head: head, body: []), known: body, counting: counting,
            signingKey: configuration.signingKey)
    }
}
