/// What came behind an ESC that has been taken for the key already.
///
/// A slow line may deliver the rest of a sequence then. Such a rest is read as the sequence it is,
/// and is no text; but what a person may have typed is typed.
struct LateTail: Sendable {
    enum Verdict: Sendable, Hashable {
        case sequence
        /// More has to come; a character that means something in vi is not held back for long.
        case undecided(isPatient: Bool)
        case typed
    }

    private static let window = Duration.seconds(1)

    /// The bytes from the ESC on that have been dealt with.
    private(set) var before: [UInt8]
    /// What is held back until it can be told.
    private(set) var held: [UInt8] = []
    private(set) var isPatient = false
    private var heldSince: ContinuousClock.Instant?
    /// Later on only the rest of a paste's start mark counts, which nobody types.
    private let until: ContinuousClock.Instant
    /// The ESC was typed before a question and means nothing any more.
    private(set) var isDeaf: Bool

    init(behind bytes: [UInt8], at now: ContinuousClock.Instant, isDeaf: Bool) {
        before = bytes
        until = bytes == [0x1B] ? now + Self.window : now
        self.isDeaf = isDeaf
    }

    func verdict(_ read: [UInt8], at now: ContinuousClock.Instant) -> Verdict {
        let known = before + held
        if PasteMark.start.starts(with: known),
            read.starts(with: PasteMark.start.dropFirst(known.count))
        {
            return .sequence
        }
        if before.count > 2, PasteMark.start.starts(with: known + read) {
            return .undecided(isPatient: true)
        }
        // Behind a character that was given up as typed, one more is typed too.
        guard !held.isEmpty || now < until, before.count == 1 || read.count > 1 else {
            return .typed
        }
        let isOnePiece =
            before.count == 1 && heldSince.map { now < $0 + KeyDecoder.escapeDelay } ?? true
        return Self.verdict((known + read).dropFirst(), isOnePiece: isOnePiece)
    }

    func holding(
        _ read: [UInt8], at now: ContinuousClock.Instant, isPatient: Bool
    ) -> LateTail {
        var tail = self
        tail.held += read
        tail.heldSince = heldSince ?? now
        tail.isPatient = isPatient
        return tail
    }

    /// What was held back long enough: it was typed.
    mutating func giveUp() -> [UInt8]? {
        guard !held.isEmpty else { return nil }
        defer { held = [] }
        before += held
        heldSince = nil
        return held
    }

    mutating func discard() {
        _ = giveUp()
        isDeaf = true
    }

    private static func verdict(_ bytes: ArraySlice<UInt8>, isOnePiece: Bool) -> Verdict {
        let rest = bytes.dropFirst()
        return switch bytes.first {
        case UInt8(ascii: "["): controlSequence(rest, isOnePiece)
        case UInt8(ascii: "]"): command(rest)
        case UInt8(ascii: "P"): deviceString(rest)
        case UInt8(ascii: "_"): graphics(rest)
        case UInt8(ascii: "O"): singleShift(rest, isOnePiece)
        default: .typed
        }
    }

    /// `[?62;22c`, `[1;5D`, `[200~`, and `[A` as the only thing in its read.
    private static func controlSequence(_ bytes: ArraySlice<UInt8>, _ isOnePiece: Bool) -> Verdict {
        if let marker = bytes.first, (0x3C..<0x40).contains(marker) { return .sequence }
        let parameters = bytes.prefix { (0x30..<0x3C).contains($0) }
        let behind = bytes[parameters.endIndex...]
        guard let final = behind.first else { return .undecided(isPatient: true) }
        let sequence = KeySequence(Array(parameters), final: final)
        if parameters.isEmpty {
            return isKey(sequence.keys, behind.dropFirst(), isOnePiece)
        }
        let isMarked = final == UInt8(ascii: "~") || final == UInt8(ascii: "u")
        let isLong = parameters.contains(UInt8(ascii: ";")) && (0x40..<0x7F).contains(final)
        return isMarked || isLong || !sequence.keys.isEmpty ? .sequence : .typed
    }

    /// `OA` as the only thing in its read.
    private static func singleShift(_ bytes: ArraySlice<UInt8>, _ isOnePiece: Bool) -> Verdict {
        guard let final = bytes.first else { return .undecided(isPatient: false) }
        let key = KeyCodes.singleShiftKey(final)
        return isKey(key.map { [$0] } ?? [], bytes.dropFirst(), isOnePiece)
    }

    /// Two letters that make a key are one if nothing but another sequence stands behind them.
    private static func isKey(
        _ keys: [Key], _ behind: ArraySlice<UInt8>, _ isOnePiece: Bool
    ) -> Verdict {
        let isAlone = isOnePiece && (behind.first ?? 0x1B) == 0x1B
        return isAlone && !keys.isEmpty ? .sequence : .typed
    }

    /// Answers about colours and the clipboard: `]11;rgb:…` and the like.
    private static func command(_ bytes: ArraySlice<UInt8>) -> Verdict {
        let number = bytes.prefix { (0x30...0x39).contains($0) }
        guard let next = bytes[number.endIndex...].first else {
            return .undecided(isPatient: true)
        }
        return !number.isEmpty && next == UInt8(ascii: ";") ? .sequence : .typed
    }

    /// What a terminal says of itself: `P1+r…`, `P>|…` or `P!|…`.
    private static func deviceString(_ bytes: ArraySlice<UInt8>) -> Verdict {
        let parameters = bytes.prefix { (0x30..<0x3C).contains($0) }
        guard let next = bytes[parameters.endIndex...].first else {
            return .undecided(isPatient: !parameters.isEmpty)
        }
        return "+$>!|".utf8.contains(next) ? .sequence : .typed
    }

    /// An answer about pictures, `_Gi=1;OK`.
    private static func graphics(_ bytes: ArraySlice<UInt8>) -> Verdict {
        guard let first = bytes.first else { return .undecided(isPatient: true) }
        guard first == UInt8(ascii: "G") else { return .typed }
        let name = bytes.dropFirst()
        guard name.count > 1 else { return .undecided(isPatient: true) }
        return name.dropFirst().first == UInt8(ascii: "=") ? .sequence : .typed
    }
}
