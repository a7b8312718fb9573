import ChatTerminal

/// Input read by read, with the milliseconds between reads: `["\u{1B}[", 60, "D"]`.
enum Moment: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Sendable {
    case read([UInt8])
    case pause(Int)

    init(stringLiteral text: String) { self = .read(Array(text.utf8)) }
    init(integerLiteral milliseconds: Int) { self = .pause(milliseconds) }
}

/// A decoder with a clock that the test advances.
struct Reads {
    private(set) var decoder = KeyDecoder()
    private(set) var now = ContinuousClock.now
    private(set) var keys: [Key] = []

    /// The keys of all reads, with all deadlines passed at the end.
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

    /// Advances the clock and calls `expire` at each deadline, as the loop does.
    mutating func pass(_ milliseconds: Int) {
        let end = now + .milliseconds(milliseconds)
        while let due = decoder.deadline, due <= end {
            keys += decoder.expire(at: due)
            // A deadline that stays would block the loop.
            if decoder.deadline == due { break }
        }
        now = end
    }
}

/// The keys of a typed text.
func typed(_ text: String) -> [Key] { text.unicodeScalars.map { .text($0) } }
