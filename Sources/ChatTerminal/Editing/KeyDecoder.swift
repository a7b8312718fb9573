/// Decodes the terminal's bytes into keys; unknown sequences are dropped.
///
/// The time is an argument. A lone ESC is a key after `escapeDelay`; a longer unfinished sequence
/// ends after `sequenceDelay`; a paste is open until its end mark.
package struct KeyDecoder: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// How long an ESC waits for the rest of its sequence.
    static let escapeDelay = Duration.milliseconds(40)
    /// The longest pause inside an escape sequence.
    static let sequenceDelay = Duration.seconds(1)
    /// How long an unfinished UTF-8 sequence waits for its next byte.
    static let scalarDelay = Duration.milliseconds(500)
    /// The longest pause between the lines of a paste without marks.
    static let burstDelay = Duration.milliseconds(10)
    /// A refused paste ends after this time without input.
    static let refusalDelay = Duration.seconds(1)

    var machine = KeyMachine()
    /// Bytes that may be a paste without marks; decided when the burst ends.
    var burst: [UInt8] = []
    var paste: OpenPaste?
    private var tail: LateTail?
    /// The unfinished sequence began before a question: it is decoded to its end and dropped.
    var isDeaf = false
    private var burstDue: Instant?
    private var due: Instant?

    package init() {}

    /// When `expire` is due.
    package var deadline: Instant? { [burstDue, due].compactMap(\.self).min() }

    /// Decodes the bytes of one read.
    package mutating func push(_ read: [UInt8], at now: Instant) -> [Key] {
        var keys: [Key] = []
        let burstBefore = burst.count
        if isInterruptible, Self.isInterrupt(read) {
            // Ctrl-C does not extend the wait for the end of a refused paste.
            if interrupt(to: &keys) { return keys }
        } else if let tail {
            push(read, behind: tail, at: now, to: &keys)
        } else {
            decode(read, to: &keys)
        }
        if burst.isEmpty {
            burstDue = nil
        } else if burst.count != burstBefore {
            burstDue = now + Self.burstDelay
        }
        paste?.begin(at: now)
        due = delay.map { now + $0 }
        return keys
    }

    /// Ends what has reached its time limit.
    package mutating func expire(at now: Instant) -> [Key] {
        var keys: [Key] = []
        if let burstDue, now >= burstDue {
            self.burstDue = nil
            takeBurst(to: &keys)
            if due == nil { due = delay.map { now + $0 } }
        }
        if let due, now >= due {
            self.due = nil
            giveUp(at: now, to: &keys)
        }
        return keys
    }

    /// Drops undecoded input; an unfinished sequence is decoded to its end and dropped too.
    package mutating func discard() {
        burst = []
        burstDue = nil
        tail?.discard()
        paste?.refuse(isOver: false)
        isDeaf = isDeaf || machine.isOpen
    }

    /// The time limit of the unfinished sequence; nil if there is none.
    private var delay: Duration? {
        if let paste { return paste.isRefused ? Self.refusalDelay : nil }
        if let tail, !tail.held.isEmpty {
            return tail.isPatient ? Self.sequenceDelay : Self.escapeDelay
        }
        switch machine.state {
        case .ground: return machine.scalars.isOpen ? Self.scalarDelay : nil
        case .escape: return Self.escapeDelay
        default: return Self.sequenceDelay
        }
    }

    private mutating func giveUp(at now: Instant, to keys: inout [Key]) {
        if paste != nil {
            paste = nil
        } else if let held = tail?.giveUp() {
            held.forEach { machine.pushGround($0, to: &keys) }
        } else {
            let rest = machine.state.bytes
            var given: [Key] = []
            machine.giveUp(to: &given)
            if let rest { tail = LateTail(behind: rest, at: now, isDeaf: isDeaf) }
            keys += isDeaf ? [] : given
            isDeaf = false
        }
    }

    /// Decodes bytes that follow an ESC decoded as a key, or a sequence ended by its time limit.
    private mutating func push(
        _ read: [UInt8], behind tail: LateTail, at now: Instant, to keys: inout [Key]
    ) {
        self.tail = nil
        switch tail.verdict(read, at: now) {
        case .sequence:
            machine.state = .escape
            isDeaf = tail.isDeaf
            decode(tail.before.dropFirst() + tail.held + read, to: &keys)
        case .undecided(let isPatient):
            self.tail = tail.holding(read, at: now, isPatient: isPatient)
        case .typed: decode(tail.held + read, to: &keys)
        }
    }

    mutating func decode(_ bytes: some Collection<UInt8>, to keys: inout [Key]) {
        var rest = Array(bytes)[...]
        while let byte = rest.first {
            if paste != nil {
                pushPaste(&rest, to: &keys)
            } else if machine.state != .ground {
                rest.removeFirst()
                push(byte, to: &keys)
            } else if isDeaf {
                // Only a UTF-8 sequence was unfinished.
                isDeaf = false
                _ = machine.scalars.takeBytes()
                rest = rest.drop { $0 & 0xC0 == 0x80 }
            } else {
                takeText(&rest, to: &keys)
            }
        }
    }

    /// Decodes one byte; a burst before it is emitted before its key.
    mutating func push(_ byte: UInt8, to keys: inout [Key]) {
        var pressed: [Key] = []
        machine.push(byte, to: &pressed)
        if machine.takePasteStart() {
            takeBurst(to: &keys)
            paste = OpenPaste()
            if isDeaf { paste?.refuse(isOver: false) }
        }
        if isDeaf { pressed.removeAll { !$0.isReport } }
        if !machine.isOpen { isDeaf = false }
        if pressed.contains(where: { !$0.isReport }) { takeBurst(to: &keys) }
        keys += pressed
    }
}
