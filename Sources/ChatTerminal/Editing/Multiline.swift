/// Multi-line input for terminals without a key for a new line.
enum Multiline {
    private static let fence = "\"\"\""

    /// Whether Enter after this draft begins a new line: after a backslash, inside a fence.
    static func continues(_ draft: String) -> Bool { draft.hasSuffix("\\") || isOpen(draft) }

    /// The draft with a new line, which replaces a backslash at its end.
    static func continued(_ draft: String) -> String {
        (draft.hasSuffix("\\") && !isOpen(draft) ? String(draft.dropLast()) : draft) + "\n"
    }

    /// Whether the draft begins with `"""` and has no closing `"""`.
    static func isOpen(_ draft: String) -> Bool {
        guard draft.hasPrefix(fence) else { return false }
        return inside(draft) == nil
    }

    /// The message of a draft: the text between the fences, or the draft itself.
    static func message(of draft: Draft) -> Draft {
        guard let text = inside(draft.text) else { return draft }
        return draft.part(text.startIndex..<text.endIndex)
    }

    /// The text between the fences, without the newlines next to them; nil without fences.
    private static func inside(_ draft: String) -> Substring? {
        guard draft.hasPrefix(fence) else { return nil }
        var text = draft.dropFirst(fence.count)
        while text.last?.isWhitespace == true { text.removeLast() }
        guard text.hasSuffix(fence) else { return nil }
        text = text.dropLast(fence.count)
        if text.first == "\n" { text.removeFirst() }
        if text.last == "\n" { text.removeLast() }
        return text
    }
}
