package import WireJSON
import _StringProcessing

/// The mark `[[fault ITEM,ITEM]]` inside a prompt.
package enum FaultMark {
    private static let opening = "[[fault "

    /// The specification in a text; nil when there is none.
    package static func specification(in text: String) -> String? {
        range(in: text).map { range in
            String(text[range].dropFirst(opening.count).dropLast(2))
        }
    }

    /// The specification in the last user message of an unchecked body.
    package static func specification(inBody body: JSON?) -> String? {
        let last = body?["messages"]?.arrayValue?.last { $0["role"]?.stringValue == "user" }
        let blocks = MessagesRequest.blocks(last?["content"])
        return specification(
            in: Question.text(of: MessagesRequest.Message(role: "user", blocks: blocks)))
    }

    package static func removed(from text: String) -> String {
        guard let range = range(in: text) else { return text }
        var rest = text
        rest.removeSubrange(range)
        return rest.split(separator: " ", omittingEmptySubsequences: false)
            .joined(separator: " ").trimmed
    }

    private static func range(in text: String) -> Range<String.Index>? {
        guard let start = text.firstRange(of: opening),
            let end = text[start.upperBound...].firstRange(of: "]]")
        else { return nil }
        return start.lowerBound..<end.upperBound
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...].drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
