/// An inline of a paragraph, in the order of the text.
enum Inline: Equatable {
    case text(String)
    case code(String)
    case html(String)
    /// A formula without its delimiters, and its source.
    case formula(String, source: String)
    case softBreak
    case lineBreak
    case enter(Span)
    case leave(Span)

    var capped: Inline {
        if case .text(let text) = self { .text(ClusterCap.capped(text)) } else { self }
    }

    /// An inline that contains others.
    enum Span: Equatable {
        case emphasis
        case strong
        case strikethrough
        case link(url: String)
        case image(url: String)
    }
}
