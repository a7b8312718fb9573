import SystemKit

/// Changes the terminal's modes and restores them on every exit that can be caught, also on
/// `exit` and in a crash.
package final class TerminalModes {
    /// The line discipline's setting for input.
    package enum Discipline: Sendable {
        /// Non-canonical mode without ISIG, so that Ctrl-C inside a paste sends no signal.
        ///
        /// Output processing stays on.
        case raw
        /// Canonical mode without echo.
        case silent

        func changed(_ modes: LineDiscipline) -> LineDiscipline {
            switch self {
            case .raw: modes.raw
            case .silent: modes.silent
            }
        }
    }

    private let descriptor: Int32
    private let door: TerminalOutput
    private var original: LineDiscipline
    private let guardsProcess: Bool
    private(set) var isEntered = false
    /// The sequences that revert the announced ones.
    private var undo = ""

    /// `guardsProcess` restores the modes also at exit and in a crash, for one terminal at a time.
    init?(descriptor: Int32, door: TerminalOutput, guardsProcess: Bool) {
        guard let modes = LineDiscipline(of: descriptor) else { return nil }
        self.descriptor = descriptor
        self.door = door
        self.guardsProcess = guardsProcess
        original = modes
    }

    /// Sets the line discipline.
    ///
    /// First sets the current modes again, which stops a process in the background (SIGTTOU) until
    /// it is in the foreground; only then are the modes read those of jobs and not of the shell's
    /// editor.
    ///
    /// With `kept` the modes read before are kept, because a child process may have changed them.
    func enter(_ discipline: Discipline, kept: Bool = false) {
        if !isEntered, !kept {
            LineDiscipline(of: descriptor)?.set(on: descriptor)
            original = LineDiscipline(of: descriptor) ?? original
        }
        if guardsProcess {
            LastRestore.arm(original, on: descriptor)
            LastRestore.watchCrashes()
        }
        discipline.changed(original).set(on: descriptor)
        isEntered = true
    }

    /// Writes sequences that change the terminal's modes; `undo` reverts all of them so far.
    func announce(_ bytes: String, undo: String) throws(OutputError) {
        self.undo = undo
        try write(bytes, rescue: ControlSequence.rescue(undo))
    }

    /// Whether the terminal still exists.
    var isThere: Bool { LineDiscipline(of: descriptor) != nil }

    /// Takes the bytes of an unfinished line by leaving canonical mode for a moment.
    func takeUnfinishedLine() -> [UInt8] {
        guard let modes = LineDiscipline(of: descriptor) else { return [] }
        modes.withoutLines.set(on: descriptor)
        defer { modes.set(on: descriptor) }
        guard Descriptors.isReady(descriptor), case .bytes(let bytes) = Descriptors.read(descriptor)
        else { return [] }
        // An unread Ctrl-D is delivered as NUL here.
        return bytes.filter { $0 != 0 }
    }

    /// Writes `undo` and restores the line discipline.
    func leave() throws(OutputError) {
        guard isEntered else { return }
        isEntered = false
        defer {
            original.set(on: descriptor)
            if guardsProcess { LastRestore.disarm(original) }
        }
        guard !undo.isEmpty else { return }
        defer { undo = "" }
        try write(undo, rescue: "")
    }

    /// Writes; a crash waits for the end, so that its rescue bytes always match the output.
    private func write(_ bytes: String, rescue: String) throws(OutputError) {
        guard guardsProcess else { return try door.write(bytes) }
        try LastRestore.changing(door.descriptor, rescue: rescue) { () throws(OutputError) in
            try door.write(bytes)
        }
    }

    deinit { try? leave() }
}
