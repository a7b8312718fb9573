/// The bytes after an ESC that has been decoded as the Esc key already.
///
/// On a slow connection they may be the rest of an escape sequence. Such a rest is decoded as the
/// sequence; anything that may have been typed is decoded as text.
struct LateTail: Sendable {
    enum Verdict: Sendable, Hashable {
        case sequence
        /// More bytes are needed; `isPatient` is false if the bytes may be a vi command.
        case undecided(isPatient: Bool)
        case typed
    }

    private static let window = Duration.seconds(1)

    /// The bytes from the ESC on that have been decoded.
    private(set) var before: [UInt8]
    /// The bytes that are held until the verdict.
    private(set) var held: [UInt8] = []
    private(set) var isPatient = false
    private var heldSince: ContinuousClock.Instant?
    /// The end of the time window; after it only the rest of a paste's start mark is recognised.
    private let until: ContinuousClock.Instant
    /// The ESC was typed before a question, so its sequence is dropped.
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
        // After a byte that was decoded as typed, a single byte is typed as well.
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

    /// Takes the held bytes at the time limit; they are decoded as typed.
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

    /// `[?62;22c`, `[1;5D`, `[200~`, and `[A` if nothing else is in the read.
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

    /// `OA` if nothing else is in the read.
    private static func singleShift(_ bytes: ArraySlice<UInt8>, _ isOnePiece: Bool) -> Verdict {
        guard let final = bytes.first else { return .undecided(isPatient: false) }
        let key = KeyCodes.singleShiftKey(final)
        return isKey(key.map { [$0] } ?? [], bytes.dropFirst(), isOnePiece)
    }

    /// Two characters that form a key are one if only another sequence follows them in the read.
    private static func isKey(
        _ keys: [Key], _ behind: ArraySlice<UInt8>, _ isOnePiece: Bool
    ) -> Verdict {
        let isAlone = isOnePiece && (behind.first ?? 0x1B) == 0x1B
        return isAlone && !keys.isEmpty ? .sequence : .typed
    }

    /// OSC replies about colours and the clipboard: `]11;rgb:…` and the like.
    private static func command(_ bytes: ArraySlice<UInt8>) -> Verdict {
        let number = bytes.prefix { (0x30...0x39).contains($0) }
        guard let next = bytes[number.endIndex...].first else {
            return .undecided(isPatient: true)
        }
        return !number.isEmpty && next == UInt8(ascii: ";") ? .sequence : .typed
    }

    /// DCS replies: `P1+r…`, `P>|…` or `P!|…`.
    private static func deviceString(_ bytes: ArraySlice<UInt8>) -> Verdict {
        let parameters = bytes.prefix { (0x30..<0x3C).contains($0) }
        guard let next = bytes[parameters.endIndex...].first else {
            return .undecided(isPatient: !parameters.isEmpty)
        }
        return "+$>!|".utf8.contains(next) ? .sequence : .typed
    }

    /// An APC reply of the kitty graphics protocol: `_Gi=1;OK`.
    private static func graphics(_ bytes: ArraySlice<UInt8>) -> Verdict {
        guard let first = bytes.first else { return .undecided(isPatient: true) }
        guard first == UInt8(ascii: "G") else { return .typed }
        let name = bytes.dropFirst()
        guard name.count > 1 else { return .undecided(isPatient: true) }
        return name.dropFirst().first == UInt8(ascii: "=") ? .sequence : .typed
    }
}
