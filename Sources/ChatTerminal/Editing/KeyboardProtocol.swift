/// How the terminal is brought to tell apart what it sends alike by old custom: Enter and
/// Shift-Enter, Esc and the beginning of a sequence.
///
/// It is asked once and nobody waits; a reply counts whenever it comes. Decides what is written, and
/// writes nothing itself.
package struct KeyboardProtocol: Sendable, Hashable {
    private enum Knowledge: Sendable, Hashable {
        case unknown, kitty
        /// Nothing, or xterm's older way, which cannot be asked for.
        case other
    }

    private let hasOtherKeys: Bool
    private var knowledge = Knowledge.unknown
    /// The terminal is ours, not another program's.
    private var isHeld = false
    /// A reply is on its way that is not to reach anyone else.
    package private(set) var isAwaited = false

    /// The environment names those that know xterm's way and may not reply to the question.
    package init(environment: [String: String]) {
        hasOtherKeys = TerminalAbilities(environment: environment).takesOtherKeys
    }

    /// What is written when the terminal becomes ours, at the start or again.
    ///
    /// A reply that never came is asked for once more; one that came holds. Where the terminal has
    /// never been given away, because the process was stopped without a warning, nobody knows what
    /// it has been through: what was switched on is switched off first.
    package mutating func take() -> String {
        let before = undo
        isHeld = true
        guard knowledge == .unknown else { return before + keysOn }
        isAwaited = true
        return ControlSequence.askForKeyboard
    }

    /// What is written at a reply.
    ///
    /// The attributes come last. A terminal that has said nothing of the protocol before does not
    /// speak it, unless it says so later.
    package mutating func receive(_ reply: TerminalReport) -> String {
        let (before, known) = (undo, knowledge)
        switch reply {
        case .keyboard: knowledge = .kitty
        case .attributes:
            isAwaited = false
            if knowledge == .unknown { knowledge = .other }
        }
        return isHeld && knowledge != known ? before + keysOn : ""
    }

    /// The terminal is to become another's: what comes from here on switches nothing on.
    package mutating func giveAway() { isHeld = false }

    /// What undoes what was written.
    package var undo: String { isHeld ? keysOff : "" }

    private var keysOn: String {
        switch knowledge {
        case .unknown: ""
        case .kitty: ControlSequence.kittyKeysOn
        case .other: hasOtherKeys ? ControlSequence.otherKeysOn : ""
        }
    }

    private var keysOff: String {
        switch knowledge {
        case .unknown: ""
        case .kitty: ControlSequence.kittyKeysOff
        case .other: hasOtherKeys ? ControlSequence.otherKeysOff : ""
        }
    }
}
