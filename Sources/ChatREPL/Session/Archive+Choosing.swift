import ChatKit
package import ChatStore

extension Archive {
    /// What is found for the words of `--resume` and `/resume`.
    package enum Found: Sendable, Hashable {
        case one(ChatLine)
        /// None, or several, of which one is to be chosen.
        case several([ChatLine])
    }

    /// The conversation of that number, or those with these words.
    package func find(_ words: String) throws(Failure) -> Found {
        guard store.exists else { return .several([]) }
        return try read { () throws(DatabaseError) in
            if let number = TypedNumber.whole(words), let line = try store.line(ChatID(number)) {
                return .one(line)
            }
            let lines = try store.search(SearchTerms(words), atMost: 10, hits: 1).groups.map(\.line)
            return lines.count == 1 ? .one(lines[0]) : .several(lines)
        }
    }

    /// The newest conversation of this folder, else the newest of all, and the newest of all if that
    /// is another.
    func newest() throws(Failure) -> (line: ChatLine, newer: ChatLine?)? {
        guard store.exists else { return nil }
        return try read { () throws(DatabaseError) in
            guard let here = try store.newest(in: folder), let all = try store.list(atMost: 1).first
            else { return nil }
            return (here, all.id == here.id ? nil : all)
        }
    }

    /// The conversation that `-c` or `--resume WORDS` names; nil without them, and where a person is
    /// to choose one.
    ///
    /// `asks` is asked whether a copy goes on, where another program has the conversation.
    static func resumed(
        _ archive: Archive?, _ preferences: Preferences, mayChoose: Bool, at time: Double,
        asks: (String) throws(Failure) -> Bool
    ) throws(Failure) -> (resumed: Resumed, sentence: String)? {
        let words = preferences[Settings.resume]
        guard preferences[Settings.goOn] || words != nil else { return nil }
        guard let archive else { throw Failure(.noInput, ErrorText.noPlace) }
        guard let (line, newer) = try archive.line(words, mayChoose) else { return nil }
        let resumed = try archive.opened(line, at: time, asks: asks)
        return (resumed, resumed.sentence + (newer.map(ErrorText.isNewer) ?? ""))
    }

    private func line(
        _ words: String?, _ mayChoose: Bool
    ) throws(Failure) -> (line: ChatLine, newer: ChatLine?)? {
        guard let words else {
            if let newest = try newest() { return newest }
            throw Failure(.noInput, ErrorText.noneKept)
        }
        guard mayChoose || !words.isBlank else { throw Failure(.usage, ErrorText.needsWords) }
        switch try find(words) {
        case .one(let line): return (line, nil)
        case .several where mayChoose: return nil
        case .several(let lines):
            throw Failure(
                lines.isEmpty ? .noInput : .usage, ErrorText.several(lines, for: words))
        }
    }

    private func opened(
        _ line: ChatLine, at time: Double, asks: (String) throws(Failure) -> Bool
    ) throws(Failure) -> Resumed {
        switch try hold(line) {
        case .taken(let lease): return try goOn(line, lease)
        case .held(let who):
            guard try asks(who) else { throw Failure(.tryLater, who + ": end that one first") }
            return try fork(line, at: time)
        }
    }
}
