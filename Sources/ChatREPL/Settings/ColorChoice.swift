package import ChatTerminal

/// When the chat is coloured; `auto` goes by the terminal and the environment.
package enum ColorChoice: String, Sendable, CaseIterable {
    case auto, always, never

    package var policy: ColorPolicy? {
        switch self {
        case .always: .on
        case .never: .off
        case .auto: nil
        }
    }
}
