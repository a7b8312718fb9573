import FakeClaude
import WireJSON

/// The rules of the fake API, which were written from the API reference, not from the library.
enum FakeRules {
    /// The API's error message for a request body; `nil` when it is accepted.
    static func refusal(
        of body: JSON, version: String, betas: [String] = [], counting: Bool = false
    ) -> String? {
        var headers = [HTTPHeader("anthropic-version", version)]
        if !betas.isEmpty {
            headers.append(HTTPHeader("anthropic-beta", betas.joined(separator: ",")))
        }
        let head = HTTPRequestHead(method: "POST", target: "/v1/messages", headers: headers)
        do throws(APIError) {
            _ = try MessagesRequest.checked(
                HTTPRequest(head: head, body: body.bytes), known: body, counting: counting,
                signingKey: 1)
            return nil
        } catch {
            return error.message
        }
    }

    static var models: [String] { ModelTable.all.map(\.id) }
}

extension FakeRules {
    /// The fake's `/v1/models` entry for a model.
    static func info(_ id: String) -> JSON? { ModelTable.model(id).map(ModelList.item) }
}
