/// The multipart form of a file upload.
struct FileUpload: Sendable {
    let name: String
    let type: String
    let size: Int
    /// Seconds until the file expires.
    let lifetime: Int?

    init(_ request: HTTPRequest) throws(APIError) {
        let contentType = request.head.headers["content-type"] ?? ""
        guard let form = Multipart(request.body, contentType: contentType) else {
            throw .invalid("The request body is not valid multipart/form-data")
        }
        for part in form.parts where !["file", "expires_in_seconds"].contains(part.name) {
            throw .invalid("\(part.name): Extra inputs are not permitted")
        }
        let files = form.parts.filter { $0.name == "file" }
        guard let file = files.first, files.count == 1 else {
            throw .invalid(files.isEmpty ? "file: Field required" : "file: only one is permitted")
        }
        // Only the last component of a path is kept.
        let last = file.filename?.split { $0 == "/" || $0 == "\\" }.last.map(String.init)
        name = last ?? "unnamed"
        type = file.type ?? "application/octet-stream"
        size = file.body.count
        guard let text = form.parts.first(where: { $0.name == "expires_in_seconds" }) else {
            lifetime = nil
            return
        }
        lifetime = Int(String(decoding: text.body, as: UTF8.self))
        guard let lifetime, (3600...7_776_000).contains(lifetime) else {
            throw .invalid("expires_in_seconds: Input should be between 3600 and 7776000")
        }
    }
}
