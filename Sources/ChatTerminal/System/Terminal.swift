package import SystemKit

/// A terminal or a substitute for one: input and output bytes, a size in cells, and a clock.
package protocol Terminal: AnyObject {
    var now: ContinuousClock.Instant { get }
    /// The current size; nil if the terminal does not report one.
    var size: TerminalSize? { get }
    /// The input is a terminal; false for a pipe or a file.
    var isTyped: Bool { get }
    /// Another job is in the terminal's foreground.
    var isInBackground: Bool { get }
    /// A signal that ends the program has arrived.
    var isEnding: Bool { get }

    /// Reads available bytes; `.end` is Ctrl-D or the end of a pipe, `.failed` a lost terminal.
    func read() -> Descriptors.ReadResult
    func write(_ text: String) throws(OutputError)
    /// Waits for input alone: signals that arrive meanwhile stay for `wait`.
    func hasInput(until deadline: ContinuousClock.Instant) -> Bool
    /// Waits for a signal, for input if `reads`, for the wake source or for the deadline.
    func wait(
        waking source: (any WakeSource)?, reads: Bool, until deadline: ContinuousClock.Instant?
    ) -> WaitResult

    /// Sets the line discipline; `kept` if a child process may have changed the modes to restore.
    func take(_ discipline: TerminalModes.Discipline, kept: Bool)
    /// Writes sequences that change the terminal's modes; `undo` reverts all of them so far.
    func announce(_ bytes: String, undo: String) throws(OutputError)
    /// Writes the last `undo` and restores the line discipline.
    func giveBack() throws(OutputError)
    /// Takes the bytes of an unfinished line from the line discipline.
    func takeUnfinishedLine() -> [UInt8]

    /// Stops the process as Ctrl-Z does if `stops`, and then while another job has the terminal.
    ///
    /// Signals that arrive meanwhile are returned by the next `wait`.
    func pause(stops: Bool)
    /// Runs a shell command with further words as arguments on the terminal, and waits for its end.
    ///
    /// Signals are returned as by `pause`.
    func run(_ command: String, _ words: [String], environment: [String: String]) -> ProcessEnd
}

extension Terminal {
    /// Input can be read without waiting.
    package var isReady: Bool { hasInput(until: now) }
}
