import FakeClaude
import WireJSON

/// A messages request as received from a socket, with the headers every client sends.
func post(
    _ body: String, version: String = "2023-06-01", beta: String? = nil
) -> HTTPRequest {
    var headers = [HTTPHeader("anthropic-version", version)]
    if let beta { headers.append(HTTPHeader("anthropic-beta", beta)) }
    return HTTPRequest(
        head: HTTPRequestHead(method: "POST", target: "/v1/messages", headers: headers),
        body: Array(body.utf8))
}

/// `STATUS TYPE: MESSAGE` of the error for a body, or `ok`.
func verdict(
    _ body: String, version: String = "2023-06-01", beta: String? = nil, counting: Bool = false
) -> String {
    do throws(APIError) {
        _ = try MessagesRequest.checked(
            post(body, version: version, beta: beta), counting: counting, signingKey: 1)
        return "ok"
    } catch {
        return "\(error.status) \(error.type): \(error.message)"
    }
}

/// A checked request.
func checked(_ body: String, version: String = "2023-06-01") throws -> MessagesRequest {
    try MessagesRequest.checked(post(body, version: version), counting: false, signingKey: 1)
}

/// The body of a request by a model with one user message and further members.
func body(
    _ model: String = "claude-sonnet-5-5", say text: String = "hello", _ more: String = ""
) -> String {
    #"{"model":"\#(model)","max_tokens":2000,"messages":[{"role":"user","content":"\#(text)"}]"#
        + (more.isEmpty ? "}" : ",\(more)}")
}

/// The body of a request with these messages.
func body(_ model: String = "claude-sonnet-5-5", messages: String, _ more: String = "") -> String {
    #"{"model":"\#(model)","max_tokens":2000,"messages":[\#(messages)]"#
        + (more.isEmpty ? "}" : ",\(more)}")
}
