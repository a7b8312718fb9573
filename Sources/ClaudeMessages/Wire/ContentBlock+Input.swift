// The blocks that a client writes.

extension ContentBlock {
    /// A text block.
    public static func text(_ text: String) -> ContentBlock {
        ContentBlock(json: ["type": "text", "text": JSON(text)])
    }

    /// A picture: JPEG, PNG, GIF (its first frame) or WebP.
    ///
    /// Put it before the words about it.
    public static func image(_ source: Source) -> ContentBlock {
        ContentBlock(json: ["type": "image", "source": source.json])
    }

    /// A document: a PDF, plain text, or text in blocks.
    ///
    /// Citations name its `title`; `context` holds words about it that are not cited. With
    /// `citations` the answer says where its words come from; for all documents of a request or
    /// for none.
    public static func document(
        _ source: Source, title: String? = nil, context: String? = nil, citations: Bool = false
    ) -> ContentBlock {
        ContentBlock(json: ["type": "document", "source": source.json])
            .with("title", title.map { JSON($0) }).with("context", context.map { JSON($0) })
            .with("citations", citations ? ["enabled": true] : .none)
    }

    /// A result of a search of your own, to be cited by its source.
    public static func searchResult(
        source: String, title: String, texts: [String], citations: Bool = false
    ) -> ContentBlock {
        ContentBlock(json: [
            "type": "search_result", "source": JSON(source), "title": JSON(title),
            "content": .array(texts.map { Self.text($0).json }),
        ]).with("citations", citations ? ["enabled": true] : .none)
    }

    /// The answer to the `tool_use` block with that id.
    public static func toolResult(
        id: String, text: String, isError: Bool = false
    ) -> ContentBlock {
        toolResult(id: id, content: JSON(text), isError: isError)
    }

    /// The answer to a `tool_use` block in blocks: text, images, documents, search results.
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

    /// A file for code to find in its container.
    public static func containerUpload(fileID: String) -> ContentBlock {
        ContentBlock(json: ["type": "container_upload", "file_id": JSON(fileID)])
    }

    /// Where the bytes of a picture or a document are.
    public enum Source: Sendable, Hashable {
        /// The bytes in base 64, such as as `image/png` or `application/pdf`.
        case base64(mediaType: String, data: String)
        /// An address that the API fetches.
        case url(String)
        /// A file that was uploaded.
        case file(id: String)
        /// Plain text; documents only.
        case text(String)
        /// Texts that are cited one by one; documents only.
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

        /// The bytes themselves, such as of an `image/png` or an `application/pdf`.
        public static func bytes(_ bytes: [UInt8], mediaType: String) -> Source {
            .base64(mediaType: mediaType, data: Base64.encode(bytes))
        }
    }
}
