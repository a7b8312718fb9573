package import WireJSON

/// The tokens of one block of a prompt, before the model's scale.
package enum BlockTokens {
    package static func count(_ block: JSON) -> Int {
        switch block.type {
        case "text": return Tokenizer.count(block["text"]?.stringValue ?? "")
        case "thinking":
            return ThinkingSignature(encoded: block["signature"]?.stringValue ?? "")?.tokens ?? 0
        case "redacted_thinking":
            return ThinkingSignature(encoded: block["data"]?.stringValue ?? "")?.tokens ?? 0
        case "image": return image(block["source"])
        case "document": return document(block)
        case "tool_use":
            let name = Tokenizer.count(block["name"]?.stringValue ?? "")
            return name + Tokenizer.count(block["input"]?.bytes ?? []) + 8
        case "tool_result":
            return MessagesRequest.blocks(block["content"]).reduce(6) { $0 + count($1) }
        default: return Tokenizer.count(block.withoutCacheControl.bytes)
        }
    }

    /// One token per 28 by 28 pixels if the size is known, else the older models' maximum.
    private static func image(_ source: JSON?) -> Int {
        guard let (width, height) = size(ofImage: source) else { return 1568 }
        return min((width + 27) / 28 * ((height + 27) / 28), 4784)
    }

    /// Width and height in pixels; nil when they cannot be read.
    static func size(ofImage source: JSON?) -> (Int, Int)? {
        let data = source?["data"]?.stringValue ?? ""
        return Base64.decode(String(data.prefix(64))).flatMap(pngSize)
    }

    /// Width and height in pixels, from a PNG's first chunk.
    private static func pngSize(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 24, bytes.prefix(4) == [0x89, 0x50, 0x4E, 0x47] else { return nil }
        func number(at place: Int) -> Int {
            bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        let (width, height) = (number(at: 16), number(at: 20))
        return width <= 100_000 && height <= 100_000 ? (width, height) : nil
    }

    private static func document(_ block: JSON) -> Int {
        let source = block["source"]
        let head = Tokenizer.count(block["title"]?.stringValue ?? "") + 10
        switch source?.type {
        case "text": return head + Tokenizer.count(source?["data"]?.stringValue ?? "")
        case "content":
            return MessagesRequest.blocks(source?["content"]).reduce(head) { $0 + count($1) }
        case "base64": return head + (source?["data"]?.stringValue?.utf8.count ?? 0) / 16
        default: return head + 1500
        }
    }
}
