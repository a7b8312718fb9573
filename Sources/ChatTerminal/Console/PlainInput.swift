import SystemKit

/// Reads bytes from a pipe, or lines from a terminal in canonical mode.
final class PlainInput {
    private let terminal: any Terminal
    private var bytes: [UInt8] = []
    /// `bytes` were typed while echo was off.
    private var isUnseen = false
    /// Ctrl-D has been read; more may follow.
    private(set) var isAtEnd = false
    /// The pipe has ended or the terminal is gone; no more can be read.
    private(set) var hasEnded = false
    /// A line was longer than the line discipline's buffer.
    private var isCut = false

    init(_ terminal: any Terminal) { self.terminal = terminal }

    // MARK: - A pipe

    /// The next line of a pipe; at the end of the input also an unfinished one.
    func takeLine() -> [UInt8]? {
        let end = bytes.firstIndex(of: 0x0A)
        guard let line = end.map({ bytes[...$0] }) ?? (hasEnded ? bytes[...] : nil), !line.isEmpty
        else { return nil }
        bytes.removeSubrange(..<line.endIndex)
        return Array(end == nil ? line + [0x0A] : line)
    }

    // MARK: - A terminal

    /// The bytes that a terminal delivered in one burst.
    struct Typed {
        let bytes: [UInt8]
        let isUnseen: Bool
        /// The line discipline dropped a part.
        let isCut: Bool
    }

    /// Takes the bytes that have been read; nil if nothing was entered.
    func takeTyped() -> Typed? {
        defer { isUnseen = false }
        guard !bytes.isEmpty || isAtEnd else { return nil }
        defer { (bytes, isCut) = ([], false) }
        return Typed(bytes: bytes, isUnseen: isUnseen, isCut: isCut)
    }

    func takeEnd() { isAtEnd = false }

    /// Reads available bytes; from a terminal also those that follow a line within 30 ms.
    func read() {
        readOnce()
        if terminal.isTyped { gatherBurst() }
    }

    /// Reads the rest of a paste: in canonical mode lines come one per read, and the last line of a
    /// paste has no newline.
    private func gatherBurst() {
        guard bytes.contains(0x0A) else { return }
        var quiet = terminal.now + Self.burstPause
        while terminal.now < quiet, !isAtEnd, bytes.count < Self.longestBurst {
            guard terminal.hasInput(until: quiet) else { continue }
            readOnce()
            quiet = terminal.now + Self.burstPause
        }
        bytes += terminal.takeUnfinishedLine()
    }

    /// Shorter than the time between two presses of Enter by hand.
    private static let burstPause = Duration.milliseconds(30)
    private static let longestBurst = 30_000_000

    private func readOnce() {
        switch terminal.read() {
        case .bytes(let more):
            isCut = isCut || terminal.isTyped && more.count >= Descriptors.longestCookedLine
            bytes += more
        case .nothing: break
        // Ctrl-D in canonical mode.
        case .end where terminal.isTyped: isAtEnd = true
        case .end, .failed: hasEnded = true
        }
    }

    private func readAll() {
        while !isAtEnd, !hasEnded, terminal.isReady { readOnce() }
    }

    /// Reads what was typed without echo; it is shown when it is submitted.
    func takeUnseen() {
        readAll()
        bytes += terminal.takeUnfinishedLine()
        isUnseen = !bytes.isEmpty
    }

    /// Discards unread input, which the shell would run.
    func discard() {
        guard terminal.isTyped, !terminal.isInBackground else { return }
        readAll()
        _ = terminal.takeUnfinishedLine()
        bytes = []
    }
}
