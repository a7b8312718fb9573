package import ClaudeMessages

/// Whether the model thinks before it answers.
package enum ThinkingChoice: Sendable, Hashable {
    /// As the model does it by default.
    case auto
    case off
    /// With at most that many tokens of thinking.
    case budget(Int)

    package var thinking: Thinking? {
        switch self {
        case .auto: nil
        case .off: .disabled
        case .budget(let tokens): .enabled(budget: tokens)
        }
    }
}

extension SettingDomain where Value == ThinkingChoice {
    static var thinking: Self {
        let budget = TypedNumber.tokens(Thinking.leastBudget...10_000_000)
        var domain = Self(
            hint: "auto|off|N", words: ["auto", "off"],
            read: { text throws(BadValue) in
                switch text[...].trimmed.lowercased() {
                case "auto": return .auto
                case "off": return .off
                default:
                    guard let number = budget.number(text) else {
                        throw BadValue(
                            reason: "takes auto, off or \(budget.words), not '\(text.shortened)'")
                    }
                    return .budget(number)
                }
            },
            write: { choice in
                switch choice {
                case .auto: "auto"
                case .off: "off"
                case .budget(let number): String(number)
                }
            })
        domain.show = { [write = domain.write] choice in
            if case .budget(let number) = choice { Numbers.grouped(number) } else { write(choice) }
        }
        return domain
    }
}
