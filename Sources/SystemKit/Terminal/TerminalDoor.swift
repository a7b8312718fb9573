/// The way to the output of a program that a signal has to be able to end, also while that output
/// takes nothing: a terminal that is held up, a pipe that nobody reads.
///
/// The output is opened once more, because not to block is a property of what is open and others
/// have it open too: the shell, the program in the same pipeline. Where it cannot be, as with a
/// socket, a write waits for its reader.
package final class TerminalDoor {
    /// How long a program that is to end waits for room, in all.
    private static let patience = Duration.milliseconds(200)

    package let descriptor: Int32
    private let opened: Int32?
    private let door: OutputDoor
    private let signals: SignalPipe?

    package init(descriptor: Int32, signals: SignalPipe?) {
        opened = signals == nil ? nil : Descriptors.reopenedForWriting(descriptor)
        self.descriptor = opened ?? descriptor
        self.signals = signals
        door = OutputDoor(descriptor: self.descriptor)
    }

    /// Fails with `noRoom` where a signal ends the program and no room comes; the signal is still to
    /// be taken from its pipe.
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
