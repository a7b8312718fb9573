/// The terminal's line discipline: raw while the chat runs, as it was before on every way out.
///
/// ISIG is off, so that Ctrl-C inside a paste is harmless; output processing stays on. A process
/// in the background is stopped by SIGTTOU when it tries.
final class TerminalModes {
    private let descriptor: Int32
    private var original: PlatformShims.Modes
    private let guardsProcess: Bool
    private var isRaw = false

    /// `guardsProcess` also restores at exit and in a crash; only one terminal can be guarded.
    init?(descriptor: Int32, guardsProcess: Bool) {
        guard let modes = PlatformShims.modes(of: descriptor) else { return nil }
        self.descriptor = descriptor
        self.guardsProcess = guardsProcess
        original = modes
    }

    /// Goes raw; harmless when it is raw already.
    ///
    /// Setting what is there stops a process in the background until it is brought forward; only
    /// then are the modes those of the shell's jobs and not of its own line editor.
    ///
    /// A program that was lent the terminal may have left anything behind; what `leave` puts back
    /// is then `kept` from before.
    func enter(kept: Bool = false) {
        if !isRaw, !kept {
            PlatformShims.modes(of: descriptor).map { PlatformShims.setModes($0, of: descriptor) }
            original = PlatformShims.modes(of: descriptor) ?? original
        }
        if guardsProcess {
            PlatformShims.armRestore(descriptor: descriptor, modes: original)
            PlatformShims.watchFatalSignals()
        }
        PlatformShims.setModes(PlatformShims.raw(original), of: descriptor)
        isRaw = true
    }

    /// Puts the original modes back.
    func leave() {
        guard isRaw else { return }
        isRaw = false
        PlatformShims.setModes(original, of: descriptor)
        if guardsProcess { PlatformShims.armRestore(descriptor: -1, modes: nil) }
    }

    deinit { leave() }
}
