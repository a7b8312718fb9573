import TextSearch

/// A raw HTML block: one of CommonMark's seven kinds with their start and end conditions.
struct HTMLBlock {
    private enum End { case blank, text([String]) }
    private let end: End

    var endsAtBlank: Bool { if case .blank = end { true } else { false } }

    /// The block that begins with this line, whose first character is `<`.
    init?(_ text: ArraySlice<UInt8>, interruptsParagraph: Bool) {
        let line = String(decoding: text.prefix(512), as: UTF8.self).lowercased()
        let rest = line.dropFirst()
        if rest.hasPrefix("!--") {
            end = .text(["-->"])
        } else if rest.hasPrefix("?") {
            end = .text(["?>"])
        } else if rest.hasPrefix("![cdata[") {
            end = .text(["]]>"])
        } else if rest.hasPrefix("!"), rest.dropFirst().first?.isLetter ?? false {
            end = .text([">"])
        } else if let name = Self.name(rest, after: ["script", "pre", "style"]),
            Self.ends(rest.dropFirst(name.utf8.count), before: [">"])
        {
            end = .text(["</script>", "</pre>", "</style>"])
        } else if Self.startsKnownTag(rest) {
            end = .blank
        } else if !interruptsParagraph, Self.isOnlyTag(text) {
            end = .blank
        } else {
            return nil
        }
    }

    func ends(with line: [UInt8]) -> Bool {
        guard case .text(let ends) = end else { return false }
        let text = String(decoding: line, as: UTF8.self).lowercased()
        return ends.contains { text.holds($0) }
    }

    private static func name(_ text: Substring, after names: [String]) -> String? {
        let name = String(text.prefix { ($0.isLetter || $0.isNumber) && $0.isASCII })
        return names.contains(name) ? name : nil
    }

    private static func ends(_ text: Substring, before signs: [String]) -> Bool {
        text.isEmpty || text.first == " " || text.first == "\t"
            || signs.contains { text.hasPrefix($0) }
    }

    private static func startsKnownTag(_ text: Substring) -> Bool {
        let tag = text.hasPrefix("/") ? text.dropFirst() : text
        let name = tag.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return blockTags.contains(String(name))
            && ends(tag.dropFirst(name.count), before: [">", "/>"])
    }

    /// Whether a line is a single complete tag of any name, as cmark parses it.
    private static func isOnlyTag(_ text: ArraySlice<UInt8>) -> Bool {
        let tag = text.trimmed
        guard let second = tag.dropFirst().first, second.isLetter || second == UInt8(ascii: "/"),
            tag.last == UInt8(ascii: ">"),
            case .html(let html)? = CMark.inlines(of: tag).dropFirst().first
        else { return false }
        return html.utf8.count == tag.count
    }

    private static let blockTags: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption",
        "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
        "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main",
        "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section",
        "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track",
        "ul",
    ]
}
