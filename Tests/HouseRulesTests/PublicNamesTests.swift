import Testing

/// No public type of the library is named like one of a library often used beside it, so that no
/// type has to be qualified with its module.
@Suite struct PublicNamesTests {
    /// Public top-level names, by a module that servers or clients in Swift often import.
    private static let taken: [(module: String, names: Set<String>)] = [
        ("HTTPTypes", ["HTTPField", "HTTPFields", "HTTPRequest", "HTTPResponse"]),
        (
            "Vapor",
            [
                "Abort", "AbortError", "Application", "Cache", "Client", "ClientRequest",
                "ClientResponse", "Content", "ContentConfiguration", "Environment", "Extendable",
                "File", "FileIO", "Middleware", "Request", "Responder", "Response", "Route",
                "Service", "Session", "SessionData", "Sessions", "Storage", "URI", "Validation",
                "Validations", "Validator", "View", "WebSocket",
            ]
        ),
        ("FluentKit", ["Database", "Field", "Fields", "Filter", "Model", "Page", "QueryBuilder"]),
        ("Hummingbird", ["Request", "RequestBody", "Response", "ResponseBody", "Router"]),
        (
            "NIO and NIOHTTP1",
            [
                "ByteBuffer", "Channel", "EventLoop", "EventLoopFuture", "FileRegion",
                "HTTPHeaders", "HTTPMethod", "HTTPRequestHead", "HTTPResponseHead",
                "HTTPResponseStatus", "HTTPVersion", "IOData", "Scheduled", "SocketAddress",
                "TimeAmount",
            ]
        ),
        ("AsyncHTTPClient", ["HTTPClient", "HTTPClientRequest", "HTTPClientResponse"]),
        ("OpenAPIRuntime", ["Configuration", "HTTPBody", "ServerTransport", "ClientTransport"]),
        ("Foundation", ["Data", "Date", "Operation", "Process", "Progress", "Stream", "URL"]),
    ]

    private static let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias"]

    /// The library's public types at the start of a line, which are the top-level ones.
    private static var ours: Set<String> {
        let files = SourceTree.swiftFiles.filter { file in
            ["Sources/ClaudeMessages/", "Sources/WireJSON/"].contains(where: file.path.hasPrefix)
        }
        return Set(
            files.flatMap(\.lines).compactMap { line in
                let words = line.split(whereSeparator: { " :<{(".contains($0) })
                guard line.hasPrefix("public "),
                    let kind = words.firstIndex(where: { kinds.contains(String($0)) }),
                    words.indices.contains(kind + 1)
                else { return nil }
                return String(words[kind + 1])
            })
    }

    @Test func noTypeIsNamedLikeOneOfTheirs() {
        #expect(Self.ours.isSuperset(of: ["ClaudeClient", "MessageStream", "JSON", "Tool"]))
        for (module, names) in Self.taken {
            #expect(Self.ours.intersection(names) == [], "\(module) has such a name too")
        }
    }
}
