import TextSearch

/// What to do about a known error of the API, as data; a program writes its own text for it.
public struct Remedy: Sendable, Hashable {
    /// The kind of advice.
    public let code: Code
    /// The parameter at fault, as the API names it; `nil` when it is not a single one.
    public let parameter: String?
    /// The kind of change that helps.
    public let fix: Fix

    /// The kinds of change.
    public enum Fix: String, Sendable, CaseIterable {
        /// Send the request without the parameter.
        case leaveOut = "leave_out"
        /// Give it another value, form or place.
        case change
        /// Send less of it, or a smaller value.
        case makeSmaller = "make_smaller"
        /// Send what is missing.
        case add
        /// Send content of the API back unchanged.
        case sendUnchanged = "send_unchanged"
        /// Remove it from the messages.
        case removeFromHistory = "remove_from_history"
        /// No change of the request helps: check the account's key, billing or limits.
        case account
        /// The same request may succeed later.
        case wait
    }
}

extension Remedy {
    /// How to recognise one error, and its remedy.
    package struct Row: Sendable {
        /// The HTTP status of the error.
        package let status: Int
        /// All of these are in the message, or one of them is the `error_code`.
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

        /// Whether an error is this one; `said` is its message in lower case.
        func fits(status: Int, said: String, detail: String?) -> Bool {
            self.status == status
                && (detail.map(words.contains) == true || words.allSatisfy { said.holds($0) })
        }
    }
}

extension ClaudeError {
    /// What to do about a known error of the API; `nil` for any other.
    ///
    /// The API gives few errors a code, so most are recognised by the words of their message, which
    /// may change.
    public var remedy: Remedy? {
        // The text of a proxy or portal does not have the meaning of an API message.
        guard code != .notAPI else { return nil }
        let ownStatus = type.flatMap { Self.statuses[$0] }
        guard let status = status == 200 ? ownStatus : status ?? ownStatus else { return nil }
        let said = message.prefix(4096).lowercased()
        return Remedy.table.first { $0.fits(status: status, said: said, detail: detail) }?.remedy
    }
}
