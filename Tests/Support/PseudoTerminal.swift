#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A pseudo terminal whose terminal side a test controls: it types, and reads the output.
public final class PseudoTerminal {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        public init(_ description: String) { self.description = description }
    }

    private let leader: Int32
    /// The program's side; closed by `closeFollower` or `deinit`.
    public private(set) var follower: Int32
    public let path: String
    public private(set) var screen: ScreenModel
    /// The output so far.
    public private(set) var output: [UInt8] = []
    /// The replies to a query, each after a delay; none by default.
    public var reply: (KeyboardModel.Question) -> [(after: Duration, bytes: [UInt8])] = { _ in [] }
    private let widthOf: @Sendable (Character) -> Int
    private var replies: [(due: ContinuousClock.Instant, bytes: [UInt8])] = []

    public init(
        columns: Int = 80, rows: Int = 24,
        widthOf: @escaping @Sendable (Character) -> Int = { $0.isASCII ? 1 : 2 }
    ) throws {
        var leader: Int32 = -1
        var follower: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        var size = winsize()
        size.ws_col = UInt16(columns)
        size.ws_row = UInt16(rows)
        guard unsafe openpty(&leader, &follower, &name, nil, &size) == 0 else {
            throw Failure("openpty failed: \(errno)")
        }
        self.leader = leader
        self.follower = follower
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        self.widthOf = widthOf
        screen = ScreenModel(columns: columns, rows: rows, widthOf: widthOf)
        for end in [leader, follower] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(leader, F_SETFL, fcntl(leader, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        closeLeader()
        closeFollower()
    }

    private var isLeaderClosed = false

    /// Hangs up: closes the terminal's side.
    public func closeLeader() {
        guard !isLeaderClosed else { return }
        isLeaderClosed = true
        _ = close(leader)
    }

    public func closeFollower() {
        guard follower >= 0 else { return }
        _ = close(follower)
        follower = -1
    }

    /// Changes the window size; `screen` starts empty at the new size.
    public func resize(columns: Int, rows: Int) {
        var size = winsize()
        size.ws_col = UInt16(columns)
        size.ws_row = UInt16(rows)
        _ = unsafe ioctl(leader, UInt(TIOCSWINSZ), &size)
        let keyboard = screen.keyboard
        screen = ScreenModel(columns: columns, rows: rows, widthOf: widthOf)
        screen.keyboard = keyboard
    }

    /// Discards the replies that are not sent yet.
    public func forgetReplies() { replies = [] }

    /// Replies as a terminal with the kitty protocol, or as one without it.
    public func speak(kitty: Bool) {
        reply = { question in
            switch question {
            case .keyboard: kitty ? [(.zero, Array("\u{1B}[?0u".utf8))] : []
            case .attributes: [(.zero, Array("\u{1B}[?62;22c".utf8))]
            }
        }
    }

    public func type(_ text: String) { type(Array(text.utf8)) }

    /// Types bytes while reading output, so that neither side blocks; never within a reply.
    public func type(_ bytes: [UInt8]) {
        while let due = replies.map(\.due).min(), due < .now + .milliseconds(25) {
            drain(for: .milliseconds(5))
        }
        var rest = bytes[...]
        let deadline = ContinuousClock.now + .seconds(10)
        while !rest.isEmpty, ContinuousClock.now < deadline {
            let written = unsafe rest.withUnsafeBytes { buffer in
                unsafe write(leader, buffer.baseAddress, buffer.count)
            }
            if written > 0 { rest = rest.dropFirst(written) }
            drain(for: .milliseconds(written > 0 ? 0 : 5))
        }
    }

    /// Reads for at most `time`, until output arrives or a reply is due.
    private func drain(for time: Duration) {
        let due = replies.map(\.due).min()
        receive(for: min(time, max(.zero, due.map { $0 - .now } ?? time)))
        let now = ContinuousClock.now
        let ready = replies.filter { $0.due <= now }.sorted { $0.due < $1.due }
        replies.removeAll { $0.due <= now }
        for reply in ready {
            _ = unsafe reply.bytes.withUnsafeBytes { buffer in
                unsafe write(leader, buffer.baseAddress, buffer.count)
            }
        }
    }

    private func receive(for time: Duration) {
        var polled = pollfd(fd: leader, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32(time / .milliseconds(1))
        guard unsafe poll(&polled, 1, milliseconds) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(leader, &buffer, buffer.count)
            guard count > 0 else { return }
            output += buffer[..<count]
            let asked = screen.keyboard.questions.count
            screen.feed(Array(buffer[..<count]))
            for question in screen.keyboard.questions.dropFirst(asked) {
                replies += reply(question).map { (.now + $0.after, $0.bytes) }
            }
        }
    }

    /// Waits until the screen meets the condition; a failure prints the screen.
    public func waitUntil(
        _ what: String = "the expected screen", within: Duration = .seconds(10),
        _ isTrue: (ScreenModel) -> Bool
    ) throws {
        let deadline = ContinuousClock.now + within
        while !isTrue(screen) {
            guard ContinuousClock.now < deadline else {
                throw Failure(
                    "waited in vain for \(what); the screen:\n\(screen.everything)")
            }
            drain(for: .milliseconds(20))
        }
    }

    /// Typed bytes that the program has not read yet.
    public var unread: Int {
        // The kernel may not have passed on what was typed; poll waits for that.
        var polled = pollfd(fd: follower, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&polled, 1, 0)
        var count: Int32 = -1
        _ = unsafe ioctl(follower, UInt(FIONREAD), &count)
        return Int(count)
    }

    /// Output bytes that the test has not read yet.
    public var unreadOutput: Int {
        var count: Int32 = -1
        _ = unsafe ioctl(leader, UInt(FIONREAD), &count)
        return Int(count)
    }

    /// The line discipline as a comparable value.
    public var modes: [UInt32] {
        var modes = termios()
        guard unsafe tcgetattr(leader, &modes) == 0 else { return [] }
        return [modes.c_iflag, modes.c_oflag, modes.c_lflag].map { UInt32(truncatingIfNeeded: $0) }
    }

    /// Starts a program with this terminal as its controlling terminal.
    ///
    /// `output` is a file for its standard output and error instead.
    ///
    /// POSIX_SPAWN_SETSID takes effect first, so that opening the terminal makes it the controlling
    /// one; forking a threaded Swift process would not be safe.
    public func spawn(
        _ program: String, _ arguments: [String], environment: [String: String],
        output: String? = nil
    ) throws -> Int32 {
        var actions = SpawnActions()
        actions.open(0, path, O_RDWR)
        if let output {
            actions.open(1, output, O_WRONLY)
        } else {
            actions.copy(0, as: 1)
        }
        actions.copy(1, as: 2)
        return try actions.spawn(program, arguments, environment, newSession: true)
    }
}

/// How a child ended: its exit code, or the signal that killed it.
public enum ChildEnd: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
}

/// Waits for a child to end; nil when the deadline passes.
public func waitForChild(_ identifier: Int32, within: Duration = .seconds(10)) -> ChildEnd? {
    let deadline = ContinuousClock.now + within
    while ContinuousClock.now < deadline {
        var status: Int32 = 0
        if unsafe waitpid(identifier, &status, WNOHANG) == identifier {
            let signal = status & 0x7F
            return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
        }
        usleep(2_000)
    }
    return nil
}
