import ChatTerminal

/// What a terminal sends, read by read, with the milliseconds in between: `["\u{1B}[", 60, "D"]`.
enum Moment: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Sendable {
    case read([UInt8])
    case pause(Int)

    init(stringLiteral text: String) { self = .read(Array(text.utf8)) }
    init(integerLiteral milliseconds: Int) { self = .pause(milliseconds) }
}

/// A decoder with a clock that only the test moves.
struct Reads {
    private(set) var decoder = KeyDecoder()
    private(set) var now = ContinuousClock.now
    private(set) var keys: [Key] = []

    /// The keys of all this, every deadline passed.
    static func keys(_ moments: [Moment]) -> [Key] {
        var reads = Reads()
        reads.take(moments)
        reads.pass(60_000)
        return reads.keys
    }

    mutating func take(_ moments: [Moment]) {
        for moment in moments {
            switch moment {
            case .read(let bytes): push(bytes)
            case .pause(let milliseconds): pass(milliseconds)
            }
        }
    }

    mutating func push(_ bytes: [UInt8]) { keys += decoder.push(bytes, at: now) }

    mutating func discard() { decoder.discard() }

    /// Lets time go by as the loop does: it looks when the deadline has come.
    mutating func pass(_ milliseconds: Int) {
        let end = now + .milliseconds(milliseconds)
        while let due = decoder.deadline, due <= end {
            keys += decoder.expire(at: due)
            // A deadline that stays would hold the loop.
            if decoder.deadline == due { break }
        }
        now = end
    }
}

/// A text as it is typed.
func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .text($0) } }
