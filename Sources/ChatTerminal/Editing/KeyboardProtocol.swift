/// Turns on key encodings that distinguish Enter from Shift-Enter, and Esc from a sequence.
///
/// The terminal is queried once without waiting; a reply is used whenever it comes. Returns the
/// bytes to write and writes none.
package struct KeyboardProtocol: Sendable, Hashable {
    private enum Knowledge: Sendable, Hashable {
        case unknown, kitty
        /// No key encoding, or xterm's modifyOtherKeys, which cannot be queried.
        case other
    }

    private let hasOtherKeys: Bool
    private var knowledge = Knowledge.unknown
    /// The terminal is taken for the chat, not given to another program.
    private var isHeld = false
    /// A reply is pending, which another program must not read.
    package private(set) var isAwaited = false

    /// The terminal supports modifyOtherKeys, and may not reply to the query.
    package init(hasOtherKeys: Bool) { self.hasOtherKeys = hasOtherKeys }

    /// The bytes to write when the terminal is taken, at the start or again.
    ///
    /// Queries again if no reply has come. If the process was stopped without giving the terminal
    /// away (SIGSTOP), its state is unknown: the encoding is turned off before it is turned on.
    package mutating func take() -> String {
        let before = undo
        isHeld = true
        guard knowledge == .unknown else { return before + keysOn }
        isAwaited = true
        return ControlSequence.askForKeyboard
    }

    /// The bytes to write after a reply.
    ///
    /// The device attributes are replied last: a terminal that has not reported the keyboard
    /// protocol by then does not support it, unless a report comes later.
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

    /// Notes that the terminal goes to another program: later replies turn nothing on.
    package mutating func giveAway() { isHeld = false }

    /// The bytes that turn the encoding off.
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
