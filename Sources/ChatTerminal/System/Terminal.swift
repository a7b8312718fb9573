package import SystemKit

/// A terminal, or what stands in for one: bytes both ways, a size, and the clock it is waited by.
package protocol Terminal: AnyObject {
    var now: ContinuousClock.Instant { get }
    /// Its size now; nil where it does not say.
    var size: TerminalSize? { get }
    /// A person types there; false for a pipe or a file.
    var isTyped: Bool { get }
    /// Something can be read without waiting.
    var isReady: Bool { get }
    /// Another job of the shell has it.
    var isInBackground: Bool { get }
    /// A signal that ends the program has come.
    var isEnding: Bool { get }

    /// Reads what is there; `.end` is Ctrl-D or the end of a pipe, `.failed` that nothing will come.
    func read() -> Descriptors.ReadResult
    func write(_ text: String) throws(OutputError)
    /// Waits for a signal, for something to read if that is wanted, or to be woken.
    func wait(
        waking source: (any WakeSource)?, reads: Bool, until deadline: ContinuousClock.Instant?
    ) -> TerminalNews

    /// Sets what the line discipline does with what is typed; `kept` where another program was lent
    /// the terminal and may have left anything behind.
    func take(_ discipline: TerminalModes.Discipline, kept: Bool)
    /// Writes what changes more of the terminal than its line discipline; `undo` is what undoes it
    /// and all that was announced before.
    func announce(_ bytes: String, undo: String) throws(OutputError)
    /// Puts back what was taken and announced.
    func giveBack() throws(OutputError)
    /// Takes what has been typed of a line that is not entered yet.
    func takeUnfinishedLine() -> [UInt8]

    /// Stops the process as Ctrl-Z does, where `stops`, and in any case while another job has the
    /// terminal; the signals that came meanwhile are told by the next `wait`.
    func pause(stops: Bool)
    /// Runs a command of the shell's with further words behind it on the terminal, and waits for its
    /// end; signals are told as by `pause`.
    func run(_ command: String, _ words: [String], environment: [String: String]) -> ProcessEnd
}
