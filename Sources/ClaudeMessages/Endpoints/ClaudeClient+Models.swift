extension ClaudeClient {
    /// The models that the API lists.
    public var models: Models { Models(client: self) }

    /// `/v1/models`.
    public struct Models: Sendable {
        let client: ClaudeClient

        /// The models, newest first.
        ///
        /// - Parameters:
        ///   - lifecycles: Only models in one of these states; active and deprecated by default.
        ///   - limit: Models per page, 1 to 1,000; 20 by default.
        /// - Returns: The list; its pages are requested as it is read.
        public func list(
            lifecycles: [ModelInfo.Lifecycle] = [], limit: Int? = nil
        ) -> Pages<ModelInfo> {
            var query = Query().adding("limit", limit)
            for lifecycle in lifecycles {
                query = query.adding("lifecycle[]", lifecycle.rawValue)
            }
            return Pages(
                client: client, path: "/v1/models", query: query, style: .afterID,
                read: ModelInfo.init(json:))
        }

        /// The model with this id or alias; throws `notFound` when there is none.
        public func retrieve(_ id: String) async throws(ClaudeError) -> ClaudeResponse<ModelInfo> {
            let request = client.configuration.request(
                "GET", "/v1/models/\(try Query.segment(id))")
            return try await client.value("model", request, read: ModelInfo.init(json:))
        }
    }
}
