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

    /// How long the prompt cache is to keep a conversation.
    package enum CacheChoice: String, Sendable, CaseIterable {
        case fiveMinutes = "5m"
        case oneHour = "1h"
        case off
    }
}
