import ChatKit
package import ClaudeMessages

// Answers that end in an unusual way, and what is not sent at all.
extension ErrorText {
    /// What to say about a way to stop that is not the usual one; `nil` for the usual one.
    package static func remark(
        on reason: StopReason?, _ names: SettingNames = .flags
    ) -> String? {
        switch reason {
        case .endTurn, .stopSequence: nil
        case .maxTokens:
            "the answer was cut by the limit of tokens: raise \(names.name("max-tokens")) "
                + "for more"
        case .contextWindowExceeded: "the answer was cut: the model's context is full"
        case .refusal: "the model refused to go on: ask differently, or another model"
        case .toolUse: "the model asked for a tool, and there is none to run"
        case .pauseTurn: "the model paused and could be asked to go on"
        case let reason:
            "the answer ended for a reason not known here: \(reason?.rawValue ?? "none")"
        }
    }

    /// The same, where it may be that there was nothing to see.
    package static func remark(
        on reason: StopReason?, _ names: SettingNames = .flags, hasText: Bool
    ) -> String? {
        let remark = remark(on: reason, names)
        guard !hasText else { return remark }
        return "no text came: " + (remark ?? "ask again, or in other words")
    }

    package static let missingEnd =
        "the answer is whole, but the server did not say so: something on the way cuts its end"

    /// Why a turn ends that asked something; nil where nothing need be said.
    static func sentence(for question: TurnQuestion, _ names: SettingNames) -> String? {
        guard case .tooLong(let alone, let fixed, let window) = question else { return nil }
        let what: (subject: String, tokens: Int, remedy: String) =
            if fixed > window {
                ("the system prompt alone", fixed, "shorten that")
            } else if alone > window {
                ("this message alone", alone, "shorten it")
            } else {
                (
                    "this message with the system prompt", alone.addingSaturating(fixed),
                    "shorten one of them"
                )
            }
        return
            "\(what.subject) is about \(Numbers.grouped(what.tokens)) tokens, more than the window "
            + "of \(Numbers.grouped(window)): \(what.remedy), or "
            + "\(names.name("window")) N"
    }
}
