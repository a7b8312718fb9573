import Testing

/// The library is used beside others: no type of it is named like one of theirs, so nobody has to
/// write a module's name before a type's.
@Suite struct PublicNamesTests {
    /// Public top-level names, by what a server or a client in Swift is likely to import too.
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

    /// Public types of the library that stand at the edge of a line, which is the top level.
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
