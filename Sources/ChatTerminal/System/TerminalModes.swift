import SystemKit

/// What is changed of the terminal, and how it was before: that is put back on every way out that
/// can be caught, also by a crash and by `exit`.
package final class TerminalModes {
    /// What the line discipline does with what is typed.
    package enum Discipline: Sendable {
        /// Bytes come as they are typed. ISIG is off, so that Ctrl-C inside a paste is harmless;
        /// output processing stays on.
        case raw
        /// Lines as before, but unseen.
        case silent

        func changed(_ modes: LineDiscipline) -> LineDiscipline {
            switch self {
            case .raw: modes.raw
            case .silent: modes.silent
            }
        }
    }

    private let descriptor: Int32
    private let door: TerminalDoor
    private var original: LineDiscipline
    private let guardsProcess: Bool
    private(set) var isEntered = false
    /// What undoes the sequences that were announced.
    private var undo = ""

    /// `guardsProcess` also restores at exit and in a crash; only one terminal can be guarded.
    init?(descriptor: Int32, door: TerminalDoor, guardsProcess: Bool) {
        guard let modes = LineDiscipline(of: descriptor) else { return nil }
        self.descriptor = descriptor
        self.door = door
        self.guardsProcess = guardsProcess
        original = modes
    }

    /// Sets the line discipline; harmless when it is set already.
    ///
    /// Setting what is there stops a process in the background until it is brought forward; only
    /// then are the modes those of the shell's jobs and not of its own line editor.
    ///
    /// A program that was lent the terminal may have left anything behind; what `leave` puts back
    /// is then `kept` from before.
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

    /// Writes what changes more of the terminal than its line discipline; `undo` is what undoes it
    /// and all that was announced before.
    func announce(_ bytes: String, undo: String) throws(OutputError) {
        self.undo = undo
        try write(bytes, rescue: ControlSequence.rescue(undo))
    }

    /// Whether the terminal still answers.
    var isThere: Bool { LineDiscipline(of: descriptor) != nil }

    /// Takes what has been typed of a line that is not entered yet; it cannot be edited any more.
    func takeUnfinishedLine() -> [UInt8] {
        guard let modes = LineDiscipline(of: descriptor) else { return [] }
        modes.withoutLines.set(on: descriptor)
        defer { modes.set(on: descriptor) }
        guard Descriptors.isReady(descriptor), case .bytes(let bytes) = Descriptors.read(descriptor)
        else { return [] }
        // A Ctrl-D that waits to be read is a NUL here.
        return bytes.filter { $0 != 0 }
    }

    /// Puts everything back.
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

    /// A crash comes before or after this write, never between its bytes and what undoes them.
    private func write(_ bytes: String, rescue: String) throws(OutputError) {
        guard guardsProcess else { return try door.write(bytes) }
        try LastRestore.changing(door.descriptor, rescue: rescue) { () throws(OutputError) in
            try door.write(bytes)
        }
    }

    deinit { try? leave() }
}
