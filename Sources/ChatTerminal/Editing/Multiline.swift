/// Text over several lines where a terminal has no key for a new line.
enum Multiline {
    private static let fence = "\"\"\""

    /// Whether Enter behind this draft begins a new line: after a backslash, inside a fence.
    static func continues(_ draft: String) -> Bool { draft.hasSuffix("\\") || isOpen(draft) }

    /// The draft with its new line; a backslash has done its work and goes.
    static func continued(_ draft: String) -> String {
        (draft.hasSuffix("\\") && !isOpen(draft) ? String(draft.dropLast()) : draft) + "\n"
    }

    /// Whether the draft begins with `"""` and the closing one is missing.
    static func isOpen(_ draft: String) -> Bool {
        guard draft.hasPrefix(fence) else { return false }
        return inside(draft) == nil
    }

    /// The message of a draft: what stands between fences, or the draft itself.
    static func message(of draft: Draft) -> Draft {
        guard let text = inside(draft.text) else { return draft }
        return draft.part(text.startIndex..<text.endIndex)
    }

    /// What stands between the fences, without the line breaks next to them.
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
