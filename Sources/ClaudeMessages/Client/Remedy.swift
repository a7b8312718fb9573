/// What to do about a refusal of the API that is known: a table, looked up by what it says.
///
/// The API gives few of its refusals a code, so the words of its messages have to do; they
/// change, and a refusal that is not found here is shown as it came.
struct Remedy: Sendable {
    /// The status of the refusal.
    let status: Int
    /// Every one of these stands in the message, or one of them is its `error_code`.
    let words: [String]
    let sentence: String

    init(_ words: [String], _ sentence: String, status: Int = 400) {
        self.status = status
        self.words = words
        self.sentence = sentence
    }

    /// The first row that fits.
    static func sentence(status: Int, message: String, detail: String?) -> String? {
        let said = message.prefix(4096).lowercased()
        return all.first { row in
            guard row.status == status else { return false }
            return detail.map(row.words.contains) == true || row.words.allSatisfy(said.contains)
        }?.sentence
    }
}

extension ClaudeError {
    /// What to do about it, where the API's refusal is known; a refusal costs nothing.
    public var remedy: String? {
        // What something on the way says is not what the API would mean by it.
        guard code != .notAPI else { return nil }
        let ownStatus = type.flatMap { Self.statuses[$0] }
        let status = status == 200 ? ownStatus : status ?? ownStatus
        return status.flatMap { Remedy.sentence(status: $0, message: message, detail: detail) }
    }
}
