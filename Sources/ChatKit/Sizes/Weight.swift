package import ClaudeMessages

/// The size of content blocks before they are counted: bytes of text, and tokens of media.
package struct Weight: Sendable, Hashable {
    /// Bytes of text, of tool input and of unknown blocks.
    package var textBytes = 0
    /// Tokens of images and documents, from their pixels and pages.
    package var tokens = 0
    package var blocks = 0

    package init() {}

    package init(_ content: [ContentBlock]) {
        for block in content { add(block.json) }
        blocks = content.count
    }

    package static func + (left: Weight, right: Weight) -> Weight {
        var sum = left
        sum.textBytes = left.textBytes.addingSaturating(right.textBytes)
        sum.tokens = left.tokens.addingSaturating(right.tokens)
        sum.blocks += right.blocks
        return sum
    }

    private mutating func add(_ block: JSON) {
        switch block["type"]?.stringValue {
        case "text": textBytes += block["text"]?.stringValue?.utf8.count ?? 0
        case "image": tokens += MediaSize.tokens(ofImage: block["source"] ?? .null)
        case "document":
            if let pages = MediaSize.tokens(ofDocument: block["source"] ?? .null) {
                tokens += pages
            } else {
                textBytes += block["source"]?.bytes.count ?? 0
            }
        case "tool_result":
            guard let inside = block["content"]?.arrayValue else {
                textBytes += block.bytes.count
                return
            }
            for inner in inside { add(inner) }
            textBytes += 40
        default: textBytes += block.bytes.count
        }
    }
}
