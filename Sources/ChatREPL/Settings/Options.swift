package import ChatTerminal

/// What was typed on the command line, checked one by one and not yet put together.
package struct Options: Sendable, Hashable {
    package var model: String?
    package var system: String?
    package var maxTokens: Int?
    package var window: Int?
    package var cache: CacheChoice?
    package var baseURL: String?
    package var allowHTTP = false
    package var envFile: String?
    package var isPrivate = false
    /// Seconds.
    package var timeout: Int?
    package var color: ColorChoice?
    package var markdown: Switch?
    package var wrap: MarkdownOptions.Wrap?
    package var math: MarkdownOptions.Math?
    package var theme: ThemeName?
    package var notify: Notification?
    package var isPlain = false
    package var asksOnce = false
    package var staysInteractive = false
    package var showsVersion = false
    package var showsHelp = false
    package var words: [String] = []

    package init() {}

    /// When the chat is coloured; `auto` goes by the terminal and the environment.
    package enum ColorChoice: String, Sendable, CaseIterable {
        case auto, always, never
    }

    package enum Switch: String, Sendable, CaseIterable {
        case on, off
    }

    /// The themes of answers, by their names in the table.
    package struct ThemeName: RawRepresentable, Sendable, Hashable, CaseIterable {
        package let rawValue: String
        package var theme: Theme { Theme(named: rawValue) ?? .standard }

        package init?(rawValue: String) {
            guard Theme(named: rawValue) != nil else { return nil }
            self.rawValue = rawValue
        }

        package static var allCases: [ThemeName] {
            Theme.all.compactMap { ThemeName(rawValue: $0.name) }
        }
    }

    /// How long the prompt cache is to keep a conversation.
    package enum CacheChoice: String, Sendable, CaseIterable {
        case fiveMinutes = "5m"
        case oneHour = "1h"
        case off
    }
}
