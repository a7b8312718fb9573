import ChatKit
package import ChatStore

extension Archive {
    /// What is found for the words of `--resume` and `/resume`.
    package enum Found: Sendable, Hashable {
        case one(ChatLine)
        /// Several, of which one is to be chosen.
        case several([ChatLine])
    }

    /// The conversation of that number, or those with these words; fails where there is none.
    package func find(
        _ words: String, _ names: SettingNames = .flags
    ) throws(Failure) -> Found {
        let number = TypedNumber.whole(words)
        let lines = try read { () throws(DatabaseError) -> [ChatLine] in
            guard store.exists else { return [] }
            if let number { return try store.line(ChatID(number)).map { [$0] } ?? [] }
            return try store.search(SearchTerms(words), atMost: 10, hits: 1).groups.map(\.line)
        }
        guard let first = lines.first else {
            throw Failure(
                .noInput,
                number == nil ? ErrorText.noneHas(words, names) : ErrorText.notThere(words, names))
        }
        return lines.count == 1 ? .one(first) : .several(lines)
    }

    /// Whether another conversation than that one is kept.
    func hasOther(than chat: ChatID? = nil) throws(Failure) -> Bool {
        guard store.exists else { return false }
        return try read { () throws(DatabaseError) in
            try store.list(atMost: 2).contains { $0.id != chat }
        }
    }

    /// The newest conversation of this folder, else the newest of all, and the newest of all if that
    /// is another.
    func newest() throws(Failure) -> (line: ChatLine, newer: ChatLine?)? {
        guard store.exists else { return nil }
        return try read { () throws(DatabaseError) in
            guard let here = try store.newest(in: folder), let all = try store.newest()
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
        guard !words.isBlank else {
            guard mayChoose else { throw Failure(.usage, ErrorText.needsWords) }
            guard try hasOther() else { throw Failure(.noInput, ErrorText.noneKept) }
            return nil
        }
        switch try find(words) {
        case .one(let line): return (line, nil)
        case .several where mayChoose: return nil
        case .several(let lines): throw Failure(.usage, ErrorText.several(lines, for: words))
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
