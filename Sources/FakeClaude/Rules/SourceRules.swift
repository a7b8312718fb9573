import WireJSON

/// Blocks with a source: images, documents, search results, uploads.
extension RequestRules {
    /// The number of images, history and tool results included, and the size allowed for that
    /// number.
    func checkImages() throws(APIError) {
        let images = request.messages.flatMap(\.blocks)
            .flatMap { [$0] + ($0["content"]?.arrayValue ?? []) }.filter { $0.type == "image" }
        let limit = model.context > 200_000 ? 600 : 100
        guard images.count <= limit else {
            throw .invalid("messages: too many images: \(images.count) > \(limit) maximum")
        }
        let longest = images.count > 20 ? 2000 : 8000
        for image in images {
            guard let (width, height) = BlockTokens.size(ofImage: image["source"]) else { continue }
            guard max(width, height) <= longest else {
                throw .invalid(
                    "messages: image dimensions \(width)x\(height) exceed the maximum of"
                        + " \(longest) pixels for \(images.count) images")
            }
        }
    }

    func checkImage(_ block: JSON, at place: String) throws(APIError) {
        let spot = "\(place).image"
        try requireOnly(
            ["type", "source", "transformations", "cache_control"], in: block, at: spot)
        let type = try checkSource(block, ["base64", "url", "file"], at: "\(spot).source")
        if let change = block["transformations"], !change.isNull {
            try requireOnly(["oversized_image"], in: change, at: "\(spot).transformations")
            try require(
                change["oversized_image"], oneOf: ["downsize", "error"],
                at: "\(spot).transformations.oversized_image")
        }
        guard type == "base64", let source = block["source"] else { return }
        let types = ["image/jpeg", "image/png", "image/gif", "image/webp"]
        let data = try checkData(source, types, at: "\(spot).source.base64")
        let limit = 10 * 1024 * 1024
        guard data.utf8.count <= limit else {
            throw .invalid(
                "\(spot).source.base64: image exceeds 10 MB maximum: \(data.utf8.count) bytes >"
                    + " \(limit) bytes")
        }
    }

    func checkDocument(_ block: JSON, at place: String) throws(APIError) {
        let spot = "\(place).document"
        try requireOnly(
            ["type", "source", "title", "context", "citations", "cache_control"], in: block,
            at: spot)
        for name in ["title", "context"] { try requireString(block[name], at: "\(spot).\(name)") }
        try checkCitationsConfig(block["citations"], at: "\(spot).citations")
        let type = try checkSource(
            block, ["base64", "text", "url", "content", "file"], at: "\(spot).source")
        guard let source = block["source"] else { return }
        switch type {
        case "base64": _ = try checkData(source, ["application/pdf"], at: "\(spot).source.base64")
        case "text":
            try require(
                source["media_type"] ?? "", oneOf: ["text/plain"],
                at: "\(spot).source.text.media_type")
            guard source["data"]?.stringValue?.isEmpty == false else {
                throw .invalid("\(spot).source.text.data: Field required")
            }
        case "content":
            for (inner, part) in (source["content"]?.arrayValue ?? []).enumerated() {
                let deep = "\(spot).source.content.content.\(inner)"
                try require(part["type"] ?? "", oneOf: ["text", "image"], at: "\(deep).type")
                if part.type == "image" { try checkImage(part, at: deep) }
            }
        default: break
        }
    }

    func checkSearchResult(_ block: JSON, role: String, at place: String) throws(APIError) {
        let spot = "\(place).search_result"
        try requireOnly(
            ["type", "source", "title", "content", "citations", "cache_control"], in: block,
            at: spot)
        for name in ["source", "title"] where block[name]?.stringValue == nil {
            throw .invalid("\(spot).\(name): Field required")
        }
        try checkCitationsConfig(block["citations"], at: "\(spot).citations")
        guard let content = block["content"]?.arrayValue, !content.isEmpty else {
            throw .invalid("\(spot).content: Field required")
        }
        for (inner, text) in content.enumerated() {
            try require(text["type"] ?? "", oneOf: ["text"], at: "\(spot).content.\(inner).type")
            try checkText(text, role: role, at: "\(spot).content.\(inner)")
        }
    }

    /// The type of a block's source, after checking its members.
    private func checkSource(
        _ block: JSON, _ types: [String], at place: String
    ) throws(APIError) -> String {
        guard let source = block["source"], source.objectValue != nil else {
            throw .invalid("\(place): Field required")
        }
        let members = [
            "base64": ["media_type", "data"], "text": ["media_type", "data"], "url": ["url"],
            "file": ["file_id"], "content": ["content"],
        ]
        guard types.contains(source.type), let own = members[source.type] else {
            throw .invalid(
                "\(place): Input tag '\(source.type)' found using 'type' does not match any of the"
                    + " expected tags: " + types.map { "'\($0)'" }.joined(separator: ", "))
        }
        let spot = "\(place).\(source.type)"
        for name in own where source[name] == nil {
            throw .invalid("\(spot).\(name): Field required")
        }
        for name in own where name != "content" {
            try requireString(source[name], at: "\(spot).\(name)")
        }
        try requireOnly(own + ["type"], in: source, at: spot)
        if let url = source["url"]?.stringValue, !url.hasPrefix("https://"),
            !url.hasPrefix("http://")
        {
            throw .invalid("\(spot).url: Only HTTP and HTTPS URLs are supported")
        }
        return source.type
    }

    private func checkData(
        _ source: JSON, _ types: [String], at place: String
    ) throws(APIError) -> String {
        try require(source["media_type"], oneOf: types, at: "\(place).media_type")
        guard let data = source["data"]?.stringValue, !data.isEmpty else {
            throw .invalid("\(place).data: Field required")
        }
        guard Base64.isWellFormed(data) else {
            throw .invalid("\(place).data: invalid base64 data")
        }
        return data
    }

    func checkCitationsConfig(_ config: JSON?, at place: String) throws(APIError) {
        guard let config, !config.isNull else { return }
        guard config.objectValue != nil else {
            throw .invalid("\(place): Input should be a valid dictionary")
        }
        try requireOnly(["enabled"], in: config, at: place)
        try requireBool(config["enabled"], at: "\(place).enabled")
    }
}
