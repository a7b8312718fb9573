package import ChatTerminal

/// The themes of answers, by name.
package enum ThemeName: String, Sendable, CaseIterable {
    case standard = "default"
    case plain

    package var theme: Theme {
        switch self {
        case .standard: .standard
        case .plain: .plain
        }
    }
}
