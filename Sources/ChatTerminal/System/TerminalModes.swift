/// The terminal's line discipline: ours while the chat needs it, as it was before on every way out.
///
/// A process in the background is stopped by SIGTTOU when it tries.
final class TerminalModes {
    /// What the line discipline does with what is typed.
    enum Discipline: Sendable {
        /// Bytes come as they are typed. ISIG is off, so that Ctrl-C inside a paste is harmless;
        /// output processing stays on.
        case raw
        /// Lines as before, but unseen.
        case silent
    }

    private let descriptor: Int32
    private var original: PlatformShims.Modes
    private let guardsProcess: Bool
    private(set) var isEntered = false

    /// `guardsProcess` also restores at exit and in a crash; only one terminal can be guarded.
    init?(descriptor: Int32, guardsProcess: Bool) {
        guard let modes = PlatformShims.modes(of: descriptor) else { return nil }
        self.descriptor = descriptor
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
            PlatformShims.modes(of: descriptor).map { PlatformShims.setModes($0, of: descriptor) }
            original = PlatformShims.modes(of: descriptor) ?? original
        }
        if guardsProcess {
            PlatformShims.armRestore(descriptor: descriptor, modes: original)
            PlatformShims.watchFatalSignals()
        }
        PlatformShims.setModes(PlatformShims.modes(original, as: discipline), of: descriptor)
        isEntered = true
    }

    /// Whether the terminal still answers.
    var isThere: Bool { PlatformShims.modes(of: descriptor) != nil }

    /// Takes what has been typed of a line that is not entered yet; it cannot be edited any more.
    func takeUnfinishedLine() -> [UInt8] {
        guard let modes = PlatformShims.modes(of: descriptor) else { return [] }
        PlatformShims.setModes(PlatformShims.withoutLines(modes), of: descriptor)
        defer { PlatformShims.setModes(modes, of: descriptor) }
        guard Descriptors.isReady(descriptor), case .bytes(let bytes) = Descriptors.read(descriptor)
        else { return [] }
        // A Ctrl-D that waits to be read is a NUL here.
        return bytes.filter { $0 != 0 }
    }

    /// Puts the original modes back.
    func leave() {
        guard isEntered else { return }
        isEntered = false
        PlatformShims.setModes(original, of: descriptor)
        if guardsProcess { PlatformShims.armRestore(descriptor: -1, modes: nil) }
    }

    deinit { leave() }
}
