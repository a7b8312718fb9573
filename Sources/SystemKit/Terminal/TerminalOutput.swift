/// Writes to the program's output and stays interruptible while the output takes no bytes: a
/// stopped terminal (Ctrl-S), a pipe that is not read.
///
/// The output is opened again, because O_NONBLOCK belongs to the open file, which the shell and
/// other programs of the pipeline share. When that is impossible, as with a socket, a write blocks.
package final class TerminalOutput {
    /// How long, in total, a program that has to end waits for room.
    private static let patience = Duration.milliseconds(200)

    package let descriptor: Int32
    private let opened: Int32?
    private let door: CheckedOutput
    private let signals: SignalPipe?

    package init(descriptor: Int32, signals: SignalPipe?) {
        opened = signals == nil ? nil : Descriptors.reopenedForWriting(descriptor)
        self.descriptor = opened ?? descriptor
        self.signals = signals
        door = CheckedOutput(descriptor: self.descriptor)
    }

    /// Throws `noRoom` when a signal ends the program and the output takes no bytes in time; the
    /// signal stays in its pipe.
    package func write(_ text: String) throws(OutputError) {
        var news: [Int32] = []
        defer { news.forEach { signals?.deliver($0) } }
        try door.write(Array(text.utf8)) {
            let end = signals?.whenEnded.map { $0 + Self.patience }
            if let end, end <= .now { return false }
            Descriptors.waitForRoom(
                in: descriptor, or: signals.map { [$0.reading] } ?? [], until: end)
            news += signals?.takeAll() ?? []
            return true
        }
    }

    deinit {
        if let opened { Descriptors.close(opened) }
    }
}
