/// A part of the footer, and when it gives way where there is no room for all.
struct FooterPart {
    /// The first gives way first; where there is room all stand.
    enum Rank: Int {
        case smallWindow, cacheTime, session, cached, hint, prompt, output, window, limit, model
        case cost
        // While an answer is under way.
        case rate, stop, longState, queued, thinking, costSoFar, shortState, state, time
    }

    let text: String
    let rank: Rank
    /// What stands in its place before it goes, and when that comes.
    var shorter: [(text: String, rank: Rank)]

    init(_ text: String, _ rank: Rank, shorter: [(text: String, rank: Rank)] = []) {
        self.text = text
        self.rank = rank
        self.shorter = shorter
    }

    /// The same with the next shorter text; nil where it has to go.
    var shortened: FooterPart? {
        shorter.first.map { FooterPart($0.text, rank, shorter: Array(shorter.dropFirst())) }
    }
}

extension [FooterPart] {
    /// The parts that fit; the last one stays whatever its width.
    func fitted(to columns: Int) -> String {
        var parts = self
        while parts.line.count > columns - 1, parts.giveWay() {}
        return parts.line
    }

    private var line: String { map(\.text).joined(separator: " · ") }

    /// Leaves out what is next; false where there is nothing to leave out.
    private mutating func giveWay() -> Bool {
        let ranks = map { ($0.shorter.first?.rank ?? $0.rank).rawValue }
        guard let least = ranks.min(), let place = ranks.firstIndex(of: least) else { return false }
        if let shorter = self[place].shortened {
            self[place] = shorter
            return true
        }
        guard count > 1 else { return false }
        remove(at: place)
        return true
    }
}
