import TextSearch

/// A web page received instead of an API response.
struct WebPage {
    /// Its title, or else its first words; `nil` when it has none.
    let words: String?

    /// `nil` when the text is no page.
    init?(_ text: String) {
        let text = text.utf8.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        guard text.first == UInt8(ascii: "<") else { return nil }
        let reader = Self.read(String(Substring(text)))
        words = [reader.title, reader.text].lazy.map(Self.joined).first { !$0.isEmpty }
    }

    /// Elements without visible content.
    private static let hidden: Set<String> = ["script", "style", "noscript", "template", "svg"]

    /// The text of the title, and the beginning of what stands outside of all tags.
    private static func read(_ page: String) -> (title: String, text: String) {
        var (title, text) = ("", "")
        var open = ""
        var rest = page[...]
        while let start = rest.firstIndex(of: "<"), text.count < 1000 {
            let before = rest[..<start]
            rest = rest[start...]
            if open == "title" { title += before }
            if open.isEmpty, !before.isEmpty { text += before + " " }
            // In a script a "<" begins nothing.
            guard open.isEmpty || rest.hasPrefix("</") else {
                rest = rest.dropFirst()
                continue
            }
            let end = rest.hasPrefix("<!--") ? rest.place(of: "-->")?.upperBound : nil
            guard let end = end ?? rest.firstIndex(of: ">").map(rest.index(after:)) else { break }
            let name = rest[..<end].dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
            rest = rest[end...]
            if open.isEmpty, name == "title" || hidden.contains(name) {
                open = name
            } else if name == "/" + open {
                open = ""
            }
        }
        if open.isEmpty, !rest.contains("<") { text += rest }
        return (title, text)
    }

    private static let entities = [
        ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
        ("&#x27;", "'"), ("&hellip;", "…"), ("&amp;", "&"),
    ]

    private static func joined(_ text: String) -> String {
        let text = entities.reduce(text) { $0.swapping($1.0, for: $1.1) }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
