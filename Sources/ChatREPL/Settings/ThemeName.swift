package import ChatTerminal

/// The themes of answers, by their names in the table.
package struct ThemeName: RawRepresentable, Sendable, Hashable, CaseIterable {
    package let rawValue: String
    package var theme: Theme { Theme(named: rawValue) ?? .standard }

    package init?(rawValue: String) {
        guard Theme(named: rawValue) != nil else { return nil }
        self.rawValue = rawValue
    }

    private init(known name: String) { rawValue = name }

    package static let standard = ThemeName(known: "default")
    package static var allCases: [ThemeName] { Theme.all.map { ThemeName(known: $0.name) } }
}
