package import ClaudeMessages

/// How long the prompt cache is to keep a conversation.
package enum CacheChoice: String, Sendable, CaseIterable {
    case fiveMinutes = "5m"
    case oneHour = "1h"
    case off

    package var control: CacheControl? {
        switch self {
        case .fiveMinutes: .fiveMinutes
        case .oneHour: .oneHour
        case .off: nil
        }
    }
}
