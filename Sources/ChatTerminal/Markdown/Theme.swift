/// The styles of an answer's parts, in the terminal's 16 colours.
package struct Theme: Sendable, Equatable {
    package enum Role: Int, Sendable, CaseIterable {
        /// Headings of level 1, level 2, and below.
        case title, heading, subheading
        case strong, emphasis, struck
        case link
        /// The address shown after a link.
        case url
        /// A link reference definition.
        case definition
        case inlineCode, citation
        case html
        /// Quote bars and rules.
        case mark
        /// The markers of list items, and the borders of tables.
        case bullet, border
        case tableHead
        /// Parts of code.
        case code, keyword, typeName, string, number, comment, function, attribute
        case inserted, deleted
    }

    private var styles: [Style]

    /// Roles without a style are plain.
    package init(_ styles: [Role: Style]) {
        self.styles = Role.allCases.map { styles[$0] ?? .plain }
    }

    package subscript(role: Role) -> Style { styles[role.rawValue] }

    package static let standard = Theme([
        .title: Style(bold: true, underlined: true),
        .heading: .bold,
        .subheading: Style(bold: true, italic: true),
        .strong: .bold,
        .emphasis: .italic,
        .struck: Style(struck: true),
        .link: Style(underlined: true, color: .brightBlue),
        .url: .dim,
        .definition: .dim,
        .inlineCode: .color(.cyan),
        .citation: .color(.brightBlue),
        .html: .dim,
        .mark: .dim,
        .tableHead: .bold,
        .keyword: .color(.magenta),
        .typeName: .color(.yellow),
        .string: .color(.green),
        .number: .color(.cyan),
        .comment: Style(dim: true, italic: true),
        .function: .color(.brightBlue),
        .attribute: .color(.yellow),
        .inserted: .color(.green),
        .deleted: .color(.red),
    ])

    /// A theme without colours.
    package static let plain = Theme([
        .title: Style(bold: true, underlined: true),
        .heading: .bold,
        .subheading: .bold,
        .strong: .bold,
        .emphasis: Style(underlined: true),
        .struck: .dim,
        .link: Style(underlined: true),
        .url: .dim,
        .definition: .dim,
        .inlineCode: .bold,
        .citation: .dim,
        .html: .dim,
        .mark: .dim,
        .tableHead: .bold,
        .keyword: .bold,
        .comment: .dim,
        .inserted: .bold,
        .deleted: .dim,
    ])
}
