/// A file stored by the API.
public struct FileInfo: Sendable, Hashable {
    /// The object as received.
    public let json: JSON
    /// The id, for content blocks.
    public let id: String

    /// Reads a file object; `nil` when it has no id.
    public init?(json: JSON) {
        guard let id = json["id"]?.stringValue else { return nil }
        self.json = json
        self.id = id
    }

    /// The file name.
    public var filename: String? { json["filename"]?.stringValue }
    /// The media type, such as "application/pdf".
    public var mediaType: String? { json["mime_type"]?.stringValue }
    /// The size in bytes.
    public var size: Int? { json["size_bytes"]?.intValue }
    /// When it was uploaded or created.
    public var createdAt: Timestamp? { Timestamp(json["created_at"]) }
    /// When it is deleted; `nil` when it does not expire.
    public var expiresAt: Timestamp? { Timestamp(json["expires_at"]) }
    /// Whether its content can be downloaded: only files created by tools and skills can.
    public var isDownloadable: Bool? { json["downloadable"]?.boolValue }
}

extension ClaudeClient {
    /// Stored files, which requests can refer to by id.
    public var files: Files { Files(client: self) }

    /// `/v1/files`.
    public struct Files: Sendable {
        let client: ClaudeClient
        private static let path = "/v1/files"
        /// The API's limit for uploads in bytes.
        private static let maximumContent = 500 * 1024 * 1024

        /// Uploads a file of at most 500 MB.
        ///
        /// It is not sent again when it may have been accepted: after `connectionLost`, look for it
        /// in the list before you send it again.
        ///
        /// - Parameters:
        ///   - content: The bytes.
        ///   - filename: The name of the stored file.
        ///   - mediaType: The media type, such as "application/pdf".
        ///   - expiresIn: How long it is stored, an hour to 90 days; without limit by default.
        /// - Returns: The file, with the id for requests.
        /// - Throws: Why it was not uploaded; after `connectionLost` it may have been.
        public func upload(
            _ content: [UInt8], filename: String, mediaType: String, expiresIn: Duration? = nil
        ) async throws(ClaudeError) -> ClaudeResponse<FileInfo> {
            var form = MultipartForm(random: client.surroundings.random)
            if let expiresIn {
                form.add("expires_in_seconds", String(expiresIn.components.seconds))
            }
            form.add("file", content, filename: filename, mediaType: mediaType)
            var request = client.configuration.request("POST", Self.path, body: form.body)
            request.timeouts.allowUpload(of: content.count)
            return try await client.value(
                "file", request, .afterRefusal, read: FileInfo.init(json:))
        }

        /// The files of the workspace.
        ///
        /// `limit` is the number per page, 1 to 1,000; 20 by default.
        public func list(limit: Int? = nil) -> Pages<FileInfo> {
            Pages(
                client: client, path: Self.path, query: Query().adding("limit", limit),
                style: .page, read: FileInfo.init(json:))
        }

        /// The metadata of a file.
        public func retrieve(_ id: String) async throws(ClaudeError) -> ClaudeResponse<FileInfo> {
            try await client.value("file", try request("GET", id), read: FileInfo.init(json:))
        }

        /// Deletes a file.
        ///
        /// After a lost connection the request is sent again, and may end with `notFound`.
        @discardableResult
        public func delete(_ id: String) async throws(ClaudeError) -> ResponseHead {
            try await client.value("deletion", try request("DELETE", id)) { $0["id"] }.head
        }

        /// The bytes of a file that a tool or a skill created; uploaded files cannot be downloaded.
        public func content(of id: String) async throws(ClaudeError) -> ClaudeResponse<[UInt8]> {
            let request = client.configuration.request(
                "GET", "\(Self.path)/\(try Query.segment(id))/content",
                accept: "application/binary")
            return try await client.exchange(request) { response throws(ClaudeError) in
                try await response.wholeBody(limit: Self.maximumContent)
            }
        }

        private func request(_ method: String, _ id: String) throws(ClaudeError) -> TransportRequest
        {
            client.configuration.request(method, "\(Self.path)/\(try Query.segment(id))")
        }
    }
}
