import SystemKit

/// Bytes on their way in, from a pipe or from a terminal that edits its lines by itself.
final class PlainInput {
    private let terminal: any Terminal
    private var bytes: [UInt8] = []
    /// What is here was typed while the terminal did not show it.
    private var isUnseen = false
    /// Ctrl-D.
    private(set) var isAtEnd = false
    /// There is nothing to read from any more.
    private(set) var hasEnded = false
    /// A line was longer than the terminal passes on.
    private var isCut = false

    init(_ terminal: any Terminal) { self.terminal = terminal }

    // MARK: - A pipe

    /// The next line of a pipe; at the end of the input also what is left without a newline.
    func takeLine() -> [UInt8]? {
        let end = bytes.firstIndex(of: 0x0A)
        guard let line = end.map({ bytes[...$0] }) ?? (hasEnded ? bytes[...] : nil), !line.isEmpty
        else { return nil }
        bytes.removeSubrange(..<line.endIndex)
        return Array(end == nil ? line + [0x0A] : line)
    }

    // MARK: - A terminal

    /// What a person has entered, all that came at once.
    struct Typed {
        let bytes: [UInt8]
        let isUnseen: Bool
        /// Some of it was lost.
        let isCut: Bool
    }

    /// Nil where nothing was entered.
    func takeTyped() -> Typed? {
        defer { isUnseen = false }
        guard !bytes.isEmpty || isAtEnd else { return nil }
        defer { (bytes, isCut) = ([], false) }
        return Typed(bytes: bytes, isUnseen: isUnseen, isCut: isCut)
    }

    func takeEnd() { isAtEnd = false }

    /// Reads what is there; of a person also what comes at once with a line.
    func read() {
        readOnce()
        if terminal.isTyped { gatherBurst() }
    }

    /// Waits for what comes with a line: a terminal hands its lines over one by one, and the last
    /// one of a paste has no end.
    private func gatherBurst() {
        guard bytes.contains(0x0A) else { return }
        var quiet = terminal.now + Self.burstPause
        while terminal.now < quiet, !isAtEnd, bytes.count < Self.longestBurst {
            guard terminal.wait(waking: nil, reads: true, until: quiet).isReady else { continue }
            readOnce()
            quiet = terminal.now + Self.burstPause
        }
        bytes += terminal.takeUnfinishedLine()
    }

    /// No person presses Enter twice in this time.
    private static let burstPause = Duration.milliseconds(30)
    private static let longestBurst = 30_000_000

    private func readOnce() {
        switch terminal.read() {
        case .bytes(let more):
            isCut = isCut || terminal.isTyped && more.count >= Descriptors.longestCookedLine
            bytes += more
        case .nothing: break
        // Ctrl-D at a terminal.
        case .end where terminal.isTyped: isAtEnd = true
        case .end, .failed: hasEnded = true
        }
    }

    private func readAll() {
        while !isAtEnd, !hasEnded, terminal.isReady { readOnce() }
    }

    /// What was typed unseen is shown when its turn comes.
    func takeUnseen() {
        readAll()
        bytes += terminal.takeUnfinishedLine()
        isUnseen = !bytes.isEmpty
    }

    /// What was typed or pasted for us must not be run by the shell.
    func discard() {
        guard terminal.isTyped, !terminal.isInBackground else { return }
        readAll()
        _ = terminal.takeUnfinishedLine()
        bytes = []
    }
}
