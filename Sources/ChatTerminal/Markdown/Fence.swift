/// An open code fence.
struct Fence {
    /// The languages that are Markdown.
    private static let markdown: Set<String> = [
        "markdown", "md", "mdown", "mkd", "mkdn", "mdx", "gfm", "rmd", "qmd",
    ]

    let indent: Int
    private let sign: UInt8
    private let count: Int
    private let isMarkdown: Bool
    /// Fences opened inside an example of Markdown, the innermost last.
    private var inner: [Fence] = []

    init(sign: UInt8, count: Int, info: [UInt8], indent: Int) {
        self.indent = indent
        self.sign = sign
        self.count = count
        isMarkdown = Language.name(inInfo: info).map(Self.markdown.contains) ?? false
    }

    /// Takes a line of the code from its first non-space on; returns whether it closes the fence.
    ///
    /// Markdown in a fence contains fences of its own, often not shorter. There one with a language
    /// opens an inner fence, and the next without one closes it; CommonMark would close the outer
    /// one.
    mutating func isEnded(by text: ArraySlice<UInt8>, indent: Int) -> Bool {
        guard indent < 4 else { return false }
        let open = inner.last ?? self
        if open.isEnd(text) { return inner.popLast() == nil }
        if open.isMarkdown, let begun = Self.begun(by: text, indent: indent),
            begun.sign == open.sign,
            begun.count >= open.count
        {
            inner.append(begun)
        }
        return false
    }

    /// Whether the text is only fence characters, at least as many as opened the fence.
    private func isEnd(_ text: ArraySlice<UInt8>) -> Bool {
        let signs = text.prefix { $0 == sign }.count
        return signs >= count && text.dropFirst(signs).allSatisfy(\.isSpace)
    }

    /// The fence with a language that a line opens, also after a list marker.
    ///
    /// One indented by four or more is ignored, as its end cannot close another fence.
    private static func begun(by text: ArraySlice<UInt8>, indent: Int) -> Fence? {
        guard indent < 4, let sign = text.first else { return nil }
        if let marker = Scan.listMarker(text) {
            let rest = text.dropFirst(marker.length)
            let spaces = rest.prefix { $0 == 0x20 }.count
            return begun(
                by: rest.dropFirst(spaces), indent: indent + marker.length + max(1, spaces))
        }
        guard let fence = Scan.fence(text), !fence.info.isEmpty else { return nil }
        return Fence(sign: sign, count: fence.count, info: fence.info, indent: indent)
    }
}
