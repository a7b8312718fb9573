/// Turns the terminal's bytes into keys; what it does not know it drops.
///
/// Time is handed in. A lone ESC is a key when nothing has come behind it for a moment; any other
/// sequence that has begun may take longer; and a paste is open until its end mark.
package struct KeyDecoder: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// How long an ESC may wait for the rest of its sequence.
    static let escapeDelay = Duration.milliseconds(40)
    /// How long a sequence may pause that has begun.
    static let sequenceDelay = Duration.seconds(1)
    /// How long a character may wait for its last byte.
    static let scalarDelay = Duration.milliseconds(500)
    /// Lines that come without paste marks are one text while no longer pause is between them.
    static let burstDelay = Duration.milliseconds(10)
    /// How long nothing must have come for a refused paste to be over.
    static let refusalDelay = Duration.seconds(1)

    var machine = KeyMachine()
    /// What may be a paste without marks: its end decides.
    var burst: [UInt8] = []
    var paste: OpenPaste?
    private var tail: LateTail?
    /// What is half read was typed before a question: it is read to its end and means nothing.
    var isDeaf = false
    private var burstDue: Instant?
    private var due: Instant?

    package init() {}

    /// When `expire` has something to do.
    package var deadline: Instant? { [burstDue, due].compactMap(\.self).min() }

    /// Takes what one read returned.
    package mutating func push(_ read: [UInt8], at now: Instant) -> [Key] {
        var keys: [Key] = []
        let burstBefore = burst.count
        if isInterruptible, Self.isInterrupt(read) {
            // Ctrl-C does not prolong the wait for the rest of a paste that is refused already.
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

    /// Ends what has waited too long.
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

    /// Forgets what was typed; of what is half read the rest will mean nothing either.
    package mutating func discard() {
        burst = []
        burstDue = nil
        tail?.discard()
        paste?.refuse(isOver: false)
        isDeaf = isDeaf || machine.isOpen
    }

    /// How long what is half read may wait for its rest.
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

    /// Reads on behind an ESC that was taken for a key, or behind a sequence that was given up.
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
                // Only a character was open.
                isDeaf = false
                _ = machine.scalars.takeBytes()
                rest = rest.drop { $0 & 0xC0 == 0x80 }
            } else {
                takeText(&rest, to: &keys)
            }
        }
    }

    /// One byte; what came before it in a burst is handed out before its key.
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
