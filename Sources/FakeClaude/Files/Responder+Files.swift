import Synchronization
import WireJSON

/// The endpoints of files.
extension Responder {
    /// `names` are the path components after `/v1/files`.
    func files(
        _ names: [String], _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> Exchange {
        let id = names.first ?? ""
        switch (request.head.method, names.count) {
        case ("POST", 0):
            let upload = try FileUpload(request)
            let file = state.withLock { $0.addFile(upload, now: now) }
            return Exchange(status: 200, file.json, headers: headers)
        case ("GET", 0): return try list(state.withLock { $0.files })
        case ("GET", 1):
            let file = try known(id, state)
            return Exchange(status: 200, file.json, headers: headers)
        case ("DELETE", 1):
            _ = try known(id, state)
            state.withLock { state in state.files.removeAll { $0.id == id } }
            return Exchange(
                status: 200, ["id": JSON(id), "type": "file_deleted"], headers: headers)
        case ("GET", 2) where names.last == "content":
            _ = try known(id, state)
            var error = APIError.invalid(
                "File is not downloadable: only files made by tools can be downloaded.")
            error.code = "file_not_downloadable"
            throw error
        case (_, 0), (_, 1): throw .wrongMethod
        default: throw .notFound("Not found")
        }
    }

    private func known(
        _ id: String, _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> StoredFile {
        try state.withLock { (state) throws(APIError) in try state.file(id, now: now) }
    }

    private func list(_ files: [StoredFile]) throws(APIError) -> Exchange {
        let ids = target.query.filter { $0.name == "ids[]" }.map(\.value)
        let cursor = target["page"]
        if !ids.isEmpty {
            guard cursor == nil, target["limit"] == nil else {
                throw .invalid("ids: may not be combined with page or limit")
            }
            guard Set(ids).count <= 100 else {
                throw .invalid("ids: List should have at most 100 items")
            }
            return page(files.filter { ids.contains($0.id) }, next: nil)
        }
        let limit = try Page.limit(target)
        // The cursor is the last id of the previous page, so that new files do not shift the pages.
        var rest = files[...]
        if let cursor {
            guard let last = files.firstIndex(where: { Self.cursor(behind: $0) == cursor }) else {
                throw .invalid("page: Invalid cursor")
            }
            rest = files[(last + 1)...]
        }
        let shown = Array(rest.prefix(limit))
        return page(shown, next: rest.count > limit ? shown.last.map(Self.cursor) : nil)
    }

    private func page(_ files: [StoredFile], next: String?) -> Exchange {
        let json: JSON = [
            "data": .array(files.map(\.json)), "next_page": next.map { JSON($0) } ?? nil,
        ]
        return Exchange(status: 200, json, headers: headers)
    }

    private static func cursor(behind file: StoredFile) -> String {
        "page_" + Base64.encode(Array(file.id.utf8)).filter { $0 != "=" }
    }
}
