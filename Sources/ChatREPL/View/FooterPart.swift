/// A part of the footer with its rank for removal on narrow terminals.
struct FooterPart {
    /// Removed in this order.
    enum Rank: Int {
        case smallWindow, cacheTime, session, cached, hint, prompt, output, privacy, window, limit,
            model
        case cost
        // During an answer.
        case rate, stop, longState, queued, thinking, costSoFar, shortState, state, time
    }

    let text: String
    let rank: Rank
    /// A shorter text, and the rank at which it replaces the text.
    var shorter: [(text: String, rank: Rank)]

    init(_ text: String, _ rank: Rank, shorter: [(text: String, rank: Rank)] = []) {
        self.text = text
        self.rank = rank
        self.shorter = shorter
    }

    /// The part with its shorter text; nil if there is none.
    var shortened: FooterPart? {
        shorter.first.map { FooterPart($0.text, rank, shorter: Array(shorter.dropFirst())) }
    }
}

extension [FooterPart] {
    /// The parts that fit; at least one is kept.
    func fitted(to columns: Int) -> String {
        var parts = self
        while parts.line.count > columns - 1, parts.giveWay() {}
        return parts.line
    }

    private var line: String { map(\.text).joined(separator: " · ") }

    /// Shortens or removes the next part by rank; false if none is left.
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
