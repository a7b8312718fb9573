import FakeClaude
import Testing
import WireJSON

@Suite struct FileTests {
    private static let type = "content-type: multipart/form-data; boundary=XX\r\n"

    private static func part(_ name: String, _ body: String, _ more: String = "") -> String {
        "--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\r\n\(body)\r\n"
    }

    private static func file(_ name: String = "a.txt", type: String = "text/plain") -> String {
        part("file", "some words", "; filename=\"\(name)\"\r\nContent-Type: \(type)")
    }

    private func upload(_ parts: String..., to fake: borrowing FakeServer) throws
        -> FakeServer.Reply
    {
        try fake.ask("POST", "/v1/files", parts.joined() + "--XX--\r\n", headers: Self.type)
    }

    @Test func aFileFromUploadToDeletion() throws {
        let clock = HandClock()
        let fake = try FakeServer(clock.configuration)
        let file = try upload(
            Self.part("expires_in_seconds", "7200"), Self.file("../dir/a.txt"), to: fake
        ).json
        let id = try #require(file["id"]?.stringValue)
        #expect(id.hasPrefix("file_011C"))
        #expect(
            file == [
                "id": JSON(id), "type": "file", "filename": "a.txt", "mime_type": "text/plain",
                "size_bytes": 10, "created_at": "2026-11-20T10:28:50.779000+00:00",
                "downloadable": false, "expires_at": "2026-11-20T12:28:50.779000+00:00",
            ])
        #expect(try fake.ask("GET", "/v1/files/\(id)").json == file)
        let content = try fake.ask("GET", "/v1/files/\(id)/content")
        #expect(content.status == 400)
        #expect(content.json["error"]?["details"]?["error_code"] == "file_not_downloadable")
        clock.advance(hours: 2)
        let late = try fake.ask("GET", "/v1/files/\(id)")
        #expect(late.status == 404)
        #expect(late.json["error"]?["details"]?["error_code"] == "file_expired")

        let other = try upload(Self.file(), to: fake).json["id"]?.stringValue ?? ""
        #expect(
            try fake.ask("DELETE", "/v1/files/\(other)").json
                == ["id": JSON(other), "type": "file_deleted"])
        #expect(try fake.ask("GET", "/v1/files/\(other)").status == 404)
    }

    @Test func listsByCursorOrById() throws {
        let fake = try FakeServer()
        var ids: [String] = []
        for _ in 0..<5 {
            ids.insert(try upload(Self.file(), to: fake).json["id"]?.stringValue ?? "", at: 0)
        }
        var found: [String] = []
        var query = "?limit=2"
        while !query.isEmpty {
            let page = try fake.ask("GET", "/v1/files\(query)").json
            let shown = (page["data"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
            #expect((1...2).contains(shown.count))
            found += shown
            // A file uploaded between two pages does not shift them.
            _ = try upload(Self.file(), to: fake)
            query = page["next_page"]?.stringValue.map { "?limit=2&page=\($0)" } ?? ""
        }
        #expect(found == ids)
        let some = try fake.ask("GET", "/v1/files?ids[]=\(ids[3])&ids[]=none").json
        #expect(some["data"]?.arrayValue?.map { $0["id"] } == [JSON(ids[3])])
        #expect(some["next_page"] == JSON.null)
        #expect(try fake.ask("GET", "/v1/files?ids[]=a&page=b").status == 400)
        #expect(try fake.ask("GET", "/v1/files?page=page_none").error.hasSuffix("Invalid cursor"))
    }

    @Test(arguments: [
        ("", "The request body is not valid multipart/form-data"),
        (part("expires_in_seconds", "3600") + "--XX--", "file: Field required"),
        (file() + file() + "--XX--", "file: only one is permitted"),
        (file() + part("colour", "1") + "--XX--", "colour: Extra inputs are not permitted"),
        (
            file() + part("expires_in_seconds", "3599") + "--XX--",
            "expires_in_seconds: Input should be between 3600 and 7776000"
        ),
        (
            file() + part("expires_in_seconds", "7776001") + "--XX--",
            "expires_in_seconds: Input should be between 3600 and 7776000"
        ),
    ])
    func refuses(_ body: String, _ message: String) throws {
        let reply = try FakeServer().ask("POST", "/v1/files", body, headers: Self.type)
        #expect(reply.error == "invalid_request_error: \(message)")
    }

    @Test func aMessageMayNameAFileThatExists() throws {
        let fake = try FakeServer()
        let id = try upload(Self.file("a.pdf", type: "application/pdf"), to: fake).json["id"]
        func ask(_ id: String, _ fake: borrowing FakeServer) throws -> Int? {
            let blocks =
                #"[{"type":"document","source":{"type":"file","file_id":"\#(id)"}},{"type":"text","text":"hi"}]"#
            return try fake.ask(
                "POST", "/v1/messages", body(messages: #"{"role":"user","content":\#(blocks)}"#)
            ).status
        }
        #expect(try ask(id?.stringValue ?? "", fake) == 200)
        #expect(try ask("file_none", fake) == 404)
    }

    @Test(arguments: [
        ("a; b.txt", "a; b.txt"), ("a%22b.txt", "a\"b.txt"), ("C:\\dir\\a.txt", "a.txt"),
        ("ä=ö.txt", "ä=ö.txt"), ("", "unnamed"), ("dir/", "dir"),
    ])
    func names(_ sent: String, _ kept: String) throws {
        let fake = try FakeServer()
        #expect(try upload(Self.file(sent), to: fake).json["filename"]?.stringValue == kept)
    }

    @Test func partsAreTakenApartByteForByte() throws {
        let binary: [UInt8] = [0, 13, 10, 45, 45, 89, 13, 10, 255]
        let head = "--X\r\nContent-Disposition: form-data; name=file; filename=\"b.bin\"\r\n\r\n"
        let form = Multipart(
            Array(head.utf8) + binary + Array("\r\n--X--".utf8),
            contentType: "Multipart/Form-Data; boundary=\"X\"")
        let part = try #require(form?.parts.first)
        #expect(part == Multipart.Part(name: "file", filename: "b.bin", type: nil, body: binary))
        #expect(Multipart([], contentType: "multipart/form-data; boundary=X") == nil)
        #expect(Multipart(Array("--X--".utf8), contentType: "text/plain") == nil)
        #expect(
            Multipart(Array("--X\r\nabc".utf8), contentType: "multipart/form-data; boundary=X")
                == nil)
    }
}
