import SystemKit

/// Lines of text on their way out, without escape codes.
final class PlainOutput {
    private let terminal: any Terminal
    private let loop: EventLoop
    private var sanitizer = Sanitizer()
    private var failure: OutputError?
    /// The cursor is where a line begins.
    var isAtLineStart = true

    init(_ terminal: any Terminal, _ loop: EventLoop) {
        self.terminal = terminal
        self.loop = loop
    }

    func commit(_ text: StyledText) {
        startLine()
        write(text.lines.map { $0.plain + "\n" }.joined())
    }

    func stream(_ text: String) { write(sanitizer.push(text)) }

    func endStream() {
        write(sanitizer.finish())
        startLine()
    }

    func startLine() {
        if !isAtLineStart { write("\n") }
    }

    func write(_ text: String) {
        guard !text.isEmpty, failure == nil else { return }
        isAtLineStart = text.hasSuffix("\n")
        do throws(OutputError) {
            try terminal.write(text)
        } catch {
            failure = error
            tellFailure()
        }
    }

    /// Says that the output failed, once there is somebody to tell.
    func tellFailure() {
        switch failure {
        case nil, .noRoom: return
        case .brokenPipe: loop.emit(.terminated(signal: Signals.brokenPipe))
        case .terminalGone: loop.emit(.terminated(signal: Signals.hangUp))
        case .failed(let errno): loop.emit(.outputFailed(errno: errno))
        }
        loop.stop()
    }
}
