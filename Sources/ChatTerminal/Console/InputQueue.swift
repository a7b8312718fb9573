import SystemKit

/// Keys on their way from the terminal.
final class InputQueue {
    private let terminal: any Terminal
    private var decoder = KeyDecoder()
    private var keys: ArraySlice<Key> = []
    private var reports: [TerminalReport] = []

    init(_ terminal: any Terminal) { self.terminal = terminal }

    /// When `expire` has something to do, or a long paste is to be told of.
    var deadline: ContinuousClock.Instant? {
        [decoder.deadline, pasteNoticeDue].compactMap(\.self).min()
    }

    func nextKey() -> Key? { keys.popFirst() }

    /// What the terminal has said of itself since the last call.
    func takeReports() -> [TerminalReport] {
        defer { reports = [] }
        return reports
    }

    /// Reads all that is there, so that a paste without marks is seen as one; false when there is
    /// nothing to read from any more.
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

    /// Reads what was typed before the terminal was ours; it went through the cooked line
    /// discipline, where Enter arrives as a newline.
    func readTypedAhead() {
        guard terminal.isReady, case .bytes(let bytes) = terminal.read() else { return }
        take(decoder.push(bytes.map { $0 == 0x0A ? 0x0D : $0 }, at: terminal.now))
    }

    /// Ends what has waited too long for its rest.
    func expire() { take(decoder.expire(at: terminal.now)) }

    /// Forgets the keys that came, and those that the terminal holds.
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

    /// From then on the prompt shows that a paste is open; most are over in an instant.
    private static let pasteNotice = Duration.milliseconds(300)

    /// What has been told of it.
    private var toldPaste: PasteProgress?

    private var pasteNoticeDue: ContinuousClock.Instant? {
        guard toldPaste == nil else { return nil }
        return decoder.pasteProgress.map { $0.since + Self.pasteNotice }
    }

    /// A long paste that is under way; true where that is news.
    func notePaste() -> Bool {
        let progress = decoder.pasteProgress
        let isLong = progress.map { $0.since + Self.pasteNotice <= terminal.now } ?? false
        let told = isLong ? progress : nil
        guard told != toldPaste else { return false }
        toldPaste = told
        return true
    }

    /// The row that shows it.
    var pasteRow: StyledText? {
        guard let progress = toldPaste else { return nil }
        let size = progress.lines > 1 ? "\(progress.lines) lines so far" : "one line so far"
        let fate = progress.isKept ? size : "what was typed before the question is not kept"
        return StyledText(untrusted: "pasting: \(fate) (Ctrl-C ends it)", style: .dim)
    }
}
