// Blocks that a client sends.

extension ContentBlock {
    /// A text block.
    public static func text(_ text: String) -> ContentBlock {
        ContentBlock(json: ["type": "text", "text": JSON(text)])
    }

    /// An image: JPEG, PNG, GIF (its first frame) or WebP.
    ///
    /// Put it before the text about it.
    public static func image(_ source: Source) -> ContentBlock {
        ContentBlock(json: ["type": "image", "source": source.json])
    }

    /// A document: a PDF, plain text, or text in blocks.
    ///
    /// Citations have its `title`; `context` is text about it that is not cited. `citations`
    /// enables citations in the answer; it must be the same for all documents of a request.
    public static func document(
        _ source: Source, title: String? = nil, context: String? = nil, citations: Bool = false
    ) -> ContentBlock {
        ContentBlock(json: ["type": "document", "source": source.json])
            .with("title", title.map { JSON($0) }).with("context", context.map { JSON($0) })
            .with("citations", citations ? ["enabled": true] : .none)
    }

    /// A result of the client's own search, which the answer cites by its source.
    public static func searchResult(
        source: String, title: String, texts: [String], citations: Bool = false
    ) -> ContentBlock {
        ContentBlock(json: [
            "type": "search_result", "source": JSON(source), "title": JSON(title),
            "content": .array(texts.map { Self.text($0).json }),
        ]).with("citations", citations ? ["enabled": true] : .none)
    }

    /// The result of the `tool_use` block with this id, as text.
    public static func toolResult(
        id: String, text: String, isError: Bool = false
    ) -> ContentBlock {
        toolResult(id: id, content: JSON(text), isError: isError)
    }

    /// The result of a `tool_use` block, as blocks: text, images, documents, search results.
    public static func toolResult(
        id: String, _ content: [ContentBlock], isError: Bool = false
    ) -> ContentBlock {
        let blocks = content.map(\.json)
        return toolResult(
            id: id, content: blocks.isEmpty ? .none : .array(blocks), isError: isError)
    }

    private static func toolResult(id: String, content: JSON?, isError: Bool) -> ContentBlock {
        ContentBlock(json: ["type": "tool_result", "tool_use_id": JSON(id)])
            .with("content", content).with("is_error", isError ? true : .none)
    }

    /// A file to put into the container of the code execution tool.
    public static func containerUpload(fileID: String) -> ContentBlock {
        ContentBlock(json: ["type": "container_upload", "file_id": JSON(fileID)])
    }

    /// The source of an image or a document.
    public enum Source: Sendable, Hashable {
        /// Base64-encoded bytes of a media type such as `image/png` or `application/pdf`.
        case base64(mediaType: String, data: String)
        /// A URL that the API fetches.
        case url(String)
        /// An uploaded file.
        case file(id: String)
        /// Plain text; documents only.
        case text(String)
        /// Texts that are cited separately; documents only.
        case texts([String])

        var json: JSON {
            switch self {
            case .base64(let type, let data):
                ["type": "base64", "media_type": JSON(type), "data": JSON(data)]
            case .url(let url): ["type": "url", "url": JSON(url)]
            case .file(let id): ["type": "file", "file_id": JSON(id)]
            case .text(let text):
                ["type": "text", "media_type": "text/plain", "data": JSON(text)]
            case .texts(let texts):
                ["type": "content", "content": .array(texts.map { ContentBlock.text($0).json })]
            }
        }

        /// Bytes, which are base64-encoded, of a media type such as `image/png`.
        public static func bytes(_ bytes: [UInt8], mediaType: String) -> Source {
            .base64(mediaType: mediaType, data: Base64.encode(bytes))
        }
    }
}
