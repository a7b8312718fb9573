import WireJSON

/// An uploaded file, without its content; only the size in bytes is kept.
struct StoredFile: Sendable {
    var id: String
    var name: String
    var type: String
    var size: Int
    /// Milliseconds since 1970.
    var created: Int
    var expires: Int?

    var json: JSON {
        [
            "id": JSON(id), "type": "file", "filename": JSON(name), "mime_type": JSON(type),
            "size_bytes": JSON(size), "created_at": JSON(Timestamp.precise(milliseconds: created)),
            "downloadable": false,
            "expires_at": expires.map { JSON(Timestamp.precise(milliseconds: $0)) } ?? nil,
        ]
    }
}

extension ServerState {
    /// The file with that id, unless it has expired.
    func file(_ id: String, now: Int) throws(APIError) -> StoredFile {
        guard let file = files.first(where: { $0.id == id }) else {
            throw .notFound("File not found: \(id)")
        }
        if let expires = file.expires, now >= expires {
            var error = APIError.notFound("File has expired: \(id)")
            error.code = "file_expired"
            throw error
        }
        return file
    }

    mutating func addFile(_ upload: FileUpload, now: Int) -> StoredFile {
        let file = StoredFile(
            id: "file_011C" + random.letters(20), name: upload.name, type: upload.type,
            size: upload.size, created: now, expires: upload.lifetime.map { now + $0 * 1000 })
        files.insert(file, at: 0)
        return file
    }
}
