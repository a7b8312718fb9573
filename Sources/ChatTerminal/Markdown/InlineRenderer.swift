import TextSearch

/// Renders the inlines of a paragraph, a heading or a cell as styled text.
///
/// Sanitises after parsing, as entities are decoded to control characters.
struct InlineRenderer {
    let theme: Theme
    let math: MarkdownOptions.Math?
    let isSpoken: Bool

    /// Receives the pieces: rows that are being filled, or one line.
    typealias Place = (_ text: String, _ style: Style) -> Void

    /// Renders the inlines and passes on their text piece by piece.
    ///
    /// `breakRow` ends the row, or adds a space in a single line. With `linksAddresses` shown
    /// addresses are links too, as a row break may split them.
    func render(
        _ inlines: [Inline], style base: Style, linksAddresses: Bool = false, place: Place,
        breakRow: () -> Void
    ) {
        var styles = [base]
        var links: [(url: String, text: String)] = []
        func put(_ text: String, _ role: Theme.Role? = nil, link: Hyperlink? = nil) {
            guard !text.isEmpty else { return }
            for index in links.indices { links[index].text += text }
            var style = styles.last ?? base
            if let role { style = style.adding(theme[role]) }
            if let link, style.link == nil { style.link = link }
            place(Sanitizer.sanitize(text), style)
        }
        for inline in inlines {
            switch inline {
            case .text(let text): putText(text) { put($0, $1) }
            case .code(let text):
                put(text, .inlineCode, link: linksAddresses ? Hyperlink(untrusted: text) : nil)
            case .html(let text): put(text, .html)
            case .formula(let inside, let source):
                put(math == .unicode ? Formula(inside)?.line ?? source : source)
            case .softBreak: put(" ")
            case .lineBreak: breakRow()
            case .enter(let span):
                styles.append((styles.last ?? base).adding(style(of: span)))
                if let url = Self.url(of: span) { links.append((url, "")) }
                if isSpoken, span == .strikethrough { put("(struck out: ") }
            case .leave(let span):
                if isSpoken, span == .strikethrough { put(")") }
                styles.removeLast()
                guard Self.url(of: span) != nil, let link = links.popLast() else { continue }
                var style = base.adding(theme[.url])
                if linksAddresses { style.link = Hyperlink(untrusted: link.url) }
                showAddress(of: link, style: style, place: place)
            }
        }
    }

    /// The inlines as one line, for a table cell.
    func cell(_ inlines: [Inline], style: Style) -> StyledText {
        var line = StyledText()
        render(
            inlines, style: style, linksAddresses: true, place: { line.join($0, style: $1) },
            breakRow: { line.join(" ", style: style) })
        return line
    }

    private func style(of span: Inline.Span) -> Style {
        switch span {
        case .emphasis: return theme[.emphasis]
        case .strong: return theme[.strong]
        case .strikethrough: return theme[.struck]
        case .link(let url), .image(let url):
            var style = theme[.link]
            style.link = Hyperlink(untrusted: url)
            return style
        }
    }

    private static func url(of span: Inline.Span) -> String? {
        switch span {
        case .link(let url), .image(let url): url
        default: nil
        }
    }

    /// Shows the address of a link after its text, as the text may name another address.
    private func showAddress(of link: (url: String, text: String), style: Style, place: Place) {
        let same = ["", "mailto:", "http://"].contains { $0 + link.text == link.url }
        guard !same, !link.url.isEmpty else { return }
        place(" (" + Sanitizer.strict(link.url) + ")", style)
    }

    /// Passes on text, with citations such as `[^1]` in their own style.
    private func putText(_ text: String, put: (String, Theme.Role?) -> Void) {
        guard text.utf8.contains(UInt8(ascii: "[")) else { return put(text, nil) }
        var rest = text[...]
        while let start = rest.place(of: "[^"),
            let end = rest[start.upperBound...].prefix(64).firstIndex(of: "]"),
            start.upperBound < end
        {
            put(String(rest[..<start.lowerBound]), nil)
            put("[" + rest[start.upperBound..<end] + "]", .citation)
            rest = rest[rest.index(after: end)...]
        }
        put(String(rest), nil)
    }
}
