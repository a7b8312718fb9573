/// What a walk through the inlines of one paragraph meets.
enum Inline: Equatable {
    case text(String)
    case code(String)
    case html(String)
    /// Mathematics without its marks, and as it was written.
    case formula(String, source: String)
    case softBreak
    case lineBreak
    case enter(Span)
    case leave(Span)

    var capped: Inline {
        if case .text(let text) = self { .text(ClusterCap.capped(text)) } else { self }
    }

    /// What can hold other inlines.
    enum Span: Equatable {
        case emphasis
        case strong
        case strikethrough
        case link(url: String)
        case image(url: String)
    }
}
