import ClaudeMessages
import MessagesTesting
import Testing

@Suite struct FilesTests {
    private static let file: JSON = [
        "id": "file_1", "type": "file", "filename": "a.pdf", "mime_type": "application/pdf",
        "size_bytes": 3, "created_at": "2026-08-19T14:47:10.487960+00:00", "downloadable": false,
        "expires_at": nil,
    ]

    @Test func uploading() async throws {
        let transport = ScriptedTransport(.json(200, Self.file))
        let file = try await ClaudeClient.scripted(transport).files.upload(
            [0x00, 0xFF, 0x0A], filename: "my \"file\"\r\n\\ü.pdf",
            mediaType: "application/pdf\r\nx: y", expiresIn: .seconds(3600))
        #expect(file.value == FileInfo(json: Self.file))
        #expect(transport.calls == ["POST https://api.anthropic.com/v1/files"])
        let sent = try #require(transport.requests.first)
        // Made from `random`, which returns 0.5 here.
        let boundary = "claude-chat-6dp3394w-6dp3394w-6dp3394w-6dp3394w"
        #expect(
            sent.fields.contains(
                HeaderField("content-type", "multipart/form-data; boundary=\(boundary)")))
        let lines = [
            "--\(boundary)", #"content-disposition: form-data; name="expires_in_seconds""#, "",
            "3600", "--\(boundary)",
            #"content-disposition: form-data; name="file"; filename="my %22file%22%0D%0A\ü.pdf""#,
            "content-type: application/pdfx: y", "", "",
        ]
        #expect(
            sent.body.bytes == Array(lines.joined(separator: "\r\n").utf8) + [0x00, 0xFF, 0x0A]
                + Array("\r\n--\(boundary)--\r\n".utf8))
    }

    @Test func aFile() throws {
        let file = try #require(FileInfo(json: Self.file))
        #expect(file.id == "file_1" && file.filename == "a.pdf" && file.size == 3)
        #expect(file.mediaType == "application/pdf" && file.isDownloadable == false)
        #expect(file.createdAt == Timestamp("2026-08-19T14:47:10.487960+00:00"))
        #expect(file.expiresAt == nil)
        #expect(FileInfo(json: ["filename": "a"]) == nil)
    }

    @Test func theOtherCalls() async throws {
        let content = Array("<html>\u{0}".utf8)
        let transport = ScriptedTransport([
            .json(200, Self.file), .json(200, ["id": "file_1", "type": "file_deleted"]),
            .response(
                status: 200, fields: [HeaderField("content-type", "text/html")],
                chunks: cut(content, 3)),
        ])
        let files = ClaudeClient.scripted(transport).files
        #expect(try await files.retrieve("file_1").filename == "a.pdf")
        #expect(try await files.delete("file_1").status == 200)
        #expect(try await files.content(of: "file_1").value == content)
        let address = "https://api.anthropic.com/v1/files/file_1"
        #expect(
            transport.calls == ["GET \(address)", "DELETE \(address)", "GET \(address)/content"])
    }

    @Test func aLargeUploadGetsItsTime() async throws {
        let transport = ScriptedTransport(.json(200, Self.file))
        _ = try await ClaudeClient.scripted(transport).files.upload(
            [UInt8](repeating: 0, count: 5_000_000), filename: "f", mediaType: "text/plain")
        let timeouts = try #require(transport.requests.first?.timeouts)
        #expect(timeouts.firstByte == .seconds(700) && timeouts.total == .seconds(1900))
        #expect(timeouts.idle == .seconds(90))
    }
}
