import TextSearch

/// What to do about a refusal of the API that is known: data; a program has its own words for it.
public struct Remedy: Sendable, Hashable {
    /// Which advice it is.
    public let code: Code
    /// What the request is refused for, as the API names it; `nil` when it is not one parameter.
    public let parameter: String?
    /// What kind of change would help.
    public let fix: Fix

    /// The kinds of what can be done.
    public enum Fix: String, Sendable, CaseIterable {
        /// Send the request without the parameter.
        case leaveOut = "leave_out"
        /// Give it another value, form or place.
        case change
        /// Send less of it, or a smaller value.
        case makeSmaller = "make_smaller"
        /// Send what is missing.
        case add
        /// Send back as it came what the API gave.
        case sendUnchanged = "send_unchanged"
        /// Take it out of the messages.
        case removeFromHistory = "remove_from_history"
        /// No request helps: see to the key, the bill or the limits of the account.
        case account
        /// The same request may do later.
        case wait
    }
}

extension Remedy {
    /// How one refusal is known, and its remedy.
    package struct Row: Sendable {
        /// The status of the refusal.
        package let status: Int
        /// Every one of these stands in the message, or one of them is its `error_code`.
        package let words: [String]
        package let remedy: Remedy

        init(
            _ words: [String], _ code: Code, _ fix: Fix, _ parameter: String? = nil,
            status: Int = 400
        ) {
            self.status = status
            self.words = words
            remedy = Remedy(code: code, parameter: parameter, fix: fix)
        }

        /// Whether it is this one; `said` is the message in lower case.
        func fits(status: Int, said: String, detail: String?) -> Bool {
            self.status == status
                && (detail.map(words.contains) == true || words.allSatisfy { said.holds($0) })
        }
    }
}

extension ClaudeError {
    /// What to do about it, where the API's refusal is known; a refusal costs nothing.
    ///
    /// The API gives few of its refusals a code, so the words of its messages have to do; they
    /// change, and a refusal that is not found here has no remedy.
    public var remedy: Remedy? {
        // What something on the way says is not what the API would mean by it.
        guard code != .notAPI else { return nil }
        let ownStatus = type.flatMap { Self.statuses[$0] }
        guard let status = status == 200 ? ownStatus : status ?? ownStatus else { return nil }
        let said = message.prefix(4096).lowercased()
        return Remedy.table.first { $0.fits(status: status, said: said, detail: detail) }?.remedy
    }
}
