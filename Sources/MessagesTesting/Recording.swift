package import ClaudeMessages
package import WireJSON
import _StringProcessing

/// One recorded exchange.
///
/// A directory with `response.body` (the bytes), `response.meta.json` (target, status and header
/// fields) and `expected.json` (the final `message` or the `error`).
package struct Recording: Sendable {
    package let name: String
    package let method: String
    /// The path with `{id}` instead of each id.
    package let endpoint: String
    /// The path and query of the request.
    package let target: String
    package let status: Int
    package var fields: [HeaderField]
    package var body: [UInt8]
    /// The official client's result: a `message`, or an `error`.
    package let expected: JSON?

    /// A file lacks a required member.
    package struct Incomplete: Error {
        package let name: String
    }

    /// Reads one directory with `file`, which reads its files; `nil` when it has no recording.
    package init?(_ name: String, reading file: (_ name: String) -> [UInt8]?) throws {
        guard let meta = try file("response.meta.json").map({ try JSON(parsing: $0) }),
            let body = file("response.body")
        else { return nil }
        guard let method = meta["method"]?.stringValue, let status = meta["status"]?.intValue,
            let endpoint = meta["endpoint"]?.stringValue, let target = meta["target"]?.stringValue
        else { throw Incomplete(name: name) }
        self.name = name
        self.method = method
        self.endpoint = endpoint
        self.target = target
        self.status = status
        self.body = body
        fields = Self.fields(of: meta, name)
        expected = try file("expected.json").map { try JSON(parsing: $0) }
    }

    /// The header fields, adjusted to the recording.
    ///
    /// Bodies are recorded decoded, and a recording without a request id has one made of its name.
    private static func fields(of meta: JSON, _ name: String) -> [HeaderField] {
        let members = meta["response_headers"]?.objectValue?.members ?? []
        var fields = members.filter { $0.name != "content-encoding" }.flatMap { member in
            (member.value.arrayValue ?? []).map { HeaderField(member.name, $0.stringValue ?? "") }
        }
        if !fields.contains(where: { $0.name == "request-id" }) {
            fields.append(HeaderField("request-id", "req_replay_\(name)"))
        }
        if !fields.contains(where: { $0.name == "content-type" && $0.value.contains("/") }) {
            fields.removeAll { $0.name == "content-type" }
            let type = meta["stream"] == true ? "text/event-stream" : "application/json"
            fields.append(HeaderField("content-type", type))
        }
        return fields
    }

    /// Whether it is an expected message or error of `POST /v1/messages`.
    package var isAnswer: Bool { method == "POST" && endpoint == "/v1/messages" && expected != nil }

    package var isStream: Bool {
        fields.contains { $0.name == "content-type" && $0.value.hasPrefix("text/event-stream") }
    }

    /// The method and the path, by which requests are matched.
    package var call: String { Self.call(method, target) }

    package static func call(_ method: String, _ url: String) -> String {
        var path = url[...]
        if let scheme = path.firstRange(of: "://") {
            path = path[scheme.upperBound...].drop { $0 != "/" }
        }
        return "\(method) \(path.prefix { $0 != "?" })"
    }

    func played(_ chunks: [[UInt8]]) -> ScriptedTransport.Reply {
        .response(status: status, fields: fields, chunks: chunks)
    }
}
