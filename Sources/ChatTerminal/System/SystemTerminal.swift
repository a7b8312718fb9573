package import SystemKit

/// The terminal or pipes that the program was started with.
package final class SystemTerminal: Terminal {
    private let input: Int32
    private let output: Int32
    private let signals: SignalPipe?
    private let door: TerminalOutput
    /// Nil if the input is not a terminal.
    private let modes: TerminalModes?

    /// `guardsProcess` restores the terminal also at exit and in a crash.
    package init(input: Int32, output: Int32, signals: SignalPipe?, guardsProcess: Bool) {
        self.input = input
        self.output = output
        self.signals = signals
        door = TerminalOutput(descriptor: output, signals: signals)
        modes = TerminalModes(descriptor: input, door: door, guardsProcess: guardsProcess)
    }

    /// A terminal for output only; fails if it belongs to another job.
    package convenience init?(drawingOn output: Int32) {
        guard !Descriptors.isInBackground(of: output), let signals = SignalPipe(installed: true)
        else { return nil }
        self.init(input: output, output: output, signals: signals, guardsProcess: true)
    }

    package var now: ContinuousClock.Instant { .now }
    package var size: TerminalSize? { TerminalSize(of: output) }
    package var isTyped: Bool { modes != nil }
    package var isInBackground: Bool { Descriptors.isInBackground(of: input) }
    /// Signal handlers are installed, so SIGINT and SIGWINCH arrive.
    var hasSignals: Bool { signals != nil }
    package var isEnding: Bool { signals?.isEnding ?? false }

    package func read() -> Descriptors.ReadResult {
        let result = Descriptors.read(input)
        guard case .end = result, let modes, !modes.isThere else { return result }
        return .failed(errno: 0)
    }

    package func write(_ text: String) throws(OutputError) { try door.write(text) }

    package func hasInput(until deadline: ContinuousClock.Instant) -> Bool {
        Descriptors.wait(for: [input], until: deadline)[0]
    }

    package func wait(
        waking source: (any WakeSource)?, reads: Bool, until deadline: ContinuousClock.Instant?
    ) -> WaitResult {
        let ready = Descriptors.wait(
            for: [signals?.reading ?? -1, reads ? input : -1, source?.reading ?? -1],
            until: [deadline, source?.nextLook].compactMap(\.self).min())
        return WaitResult(
            signals: ready[0] ? signals?.take() ?? [] : [], isReady: ready[1],
            isWoken: ready[2] || source?.isDeaf == true)
    }

    package func take(_ discipline: TerminalModes.Discipline, kept: Bool) {
        modes?.enter(discipline, kept: kept)
    }

    package func announce(_ bytes: String, undo: String) throws(OutputError) {
        try modes?.announce(bytes, undo: undo)
    }

    package func giveBack() throws(OutputError) { try modes?.leave() }

    package func takeUnfinishedLine() -> [UInt8] { modes?.takeUnfinishedLine() ?? [] }

    package func pause(stops: Bool) {
        guard let signals else { return }
        let stopped = stops ? signals.stopProcess() : []
        signals.stopInBackground(of: input, after: stopped).forEach(signals.deliver)
    }

    package func run(
        _ command: String, _ words: [String], environment: [String: String]
    ) -> ProcessEnd {
        guard let signals else { return .notStarted(errno: 0) }
        var arrived: [Int32] = []
        let child = ChildProcess(terminal: input, environment: environment, signals: signals)
        let end = child.run(command, words, arrived: &arrived)
        arrived.forEach(signals.deliver)
        return end
    }
}
