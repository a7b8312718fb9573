import SystemKit

/// Reads the terminal's bytes and queues the decoded keys.
final class InputQueue {
    private let terminal: any Terminal
    private var decoder = KeyDecoder()
    private var keys: ArraySlice<Key> = []
    private var reports: [TerminalReport] = []

    init(_ terminal: any Terminal) { self.terminal = terminal }

    /// When `expire` or the notice of a long paste is due.
    var deadline: ContinuousClock.Instant? {
        [decoder.deadline, pasteNoticeDue].compactMap(\.self).min()
    }

    func nextKey() -> Key? { keys.popFirst() }

    /// The terminal's replies since the last call.
    func takeReports() -> [TerminalReport] {
        defer { reports = [] }
        return reports
    }

    /// Reads all available bytes; false at the end of the input.
    ///
    /// All, so that a paste from a terminal without bracketed paste is seen as one.
    func read() -> Bool {
        var bytes: [UInt8] = []
        repeat {
            switch terminal.read() {
            case .bytes(let more): bytes += more
            case .nothing: break
            case .end, .failed: return false
            }
        } while bytes.count < 64 * 1024 && terminal.isReady
        take(decoder.push(bytes, at: terminal.now))
        return true
    }

    /// Reads what was typed before raw mode was set: the line discipline in canonical mode turned
    /// Enter (CR) into a newline.
    func readTypedAhead() {
        guard terminal.isReady, case .bytes(let bytes) = terminal.read() else { return }
        take(decoder.push(bytes.map { $0 == 0x0A ? 0x0D : $0 }, at: terminal.now))
    }

    /// Ends an incomplete key, or a refused paste, whose time limit has passed.
    func expire() { take(decoder.expire(at: terminal.now)) }

    /// Discards the queued keys and the terminal's unread input.
    func discard() {
        while terminal.isReady, case .bytes(let bytes) = terminal.read() {
            take(decoder.push(bytes, at: terminal.now))
        }
        decoder.discard()
        forgetKeys()
    }

    func forgetKeys() { keys = [] }

    private func take(_ new: [Key]) {
        for key in new {
            if case .report(let report) = key { reports.append(report) } else { keys.append(key) }
        }
    }

    // MARK: - A paste under way

    /// How long a paste is open before the prompt shows it; most take less.
    private static let pasteNotice = Duration.milliseconds(300)

    /// The progress of the paste as the prompt last showed it.
    private var toldPaste: PasteProgress?

    private var pasteNoticeDue: ContinuousClock.Instant? {
        guard toldPaste == nil else { return nil }
        return decoder.pasteProgress.map { $0.since + Self.pasteNotice }
    }

    /// Updates the notice of a long paste; true if the row has changed.
    func notePaste() -> Bool {
        let progress = decoder.pasteProgress
        let isLong = progress.map { $0.since + Self.pasteNotice <= terminal.now } ?? false
        let told = isLong ? progress : nil
        guard told != toldPaste else { return false }
        toldPaste = told
        return true
    }

    /// The row below the prompt that shows a long paste; nil if there is none.
    var pasteRow: StyledText? {
        guard let progress = toldPaste else { return nil }
        let size = progress.lines > 1 ? "\(progress.lines) lines so far" : "one line so far"
        let fate = progress.isKept ? size : "what was typed before the question is not kept"
        return StyledText(untrusted: "pasting: \(fate) (Ctrl-C ends it)", style: .dim)
    }
}
