import Synchronization
import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The standard input of a program.
enum Input {
    case nothing
    case text(String)
    case bytes([UInt8])
    /// A pipe without data until the test closes it.
    case open
    case closed
}

/// Where the standard output of a program goes.
enum Output {
    case pipe
    case file(String)
    case closed
}

/// A program with pipes as standard descriptors, whose output a test reads as it arrives.
final class PipedProgram {
    let identifier: Int32
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private var input: ArraySlice<UInt8> = []
    private var inputEnd: Int32 = -1
    private var outputEnd: Int32 = -1
    private var errorsEnd: Int32 = -1
    private var end: ChildEnd?

    init(
        _ program: String, _ arguments: [String], environment: [String: String],
        input: Input = .nothing, output: Output = .pipe
    ) throws {
        let opened = try oneAtATime.withLock { _ in
            try Self.start(program, arguments, environment, input, output)
        }
        identifier = opened.identifier
        (inputEnd, outputEnd, errorsEnd) = (opened.input, opened.output, opened.errors)
        if case .text(let text) = input { self.input = ArraySlice(text.utf8) }
        if case .bytes(let bytes) = input { self.input = bytes[...] }
        if case .open = input { return }
        if self.input.isEmpty { closeInput() }
    }

    deinit {
        for descriptor in [inputEnd, outputEnd, errorsEnd] where descriptor >= 0 {
            _ = close(descriptor)
        }
        guard end == nil, waitpid(identifier, nil, WNOHANG) == 0 else { return }
        _ = kill(identifier, SIGKILL)
        _ = waitpid(identifier, nil, 0)
    }

    private static func start(
        _ program: String, _ arguments: [String], _ environment: [String: String], _ input: Input,
        _ output: Output
    ) throws -> (identifier: Int32, input: Int32, output: Int32, errors: Int32) {
        var ends: (input: Int32, output: Int32) = (-1, -1)
        var actions = SpawnActions()
        switch input {
        case .nothing: actions.open(0, "/dev/null", O_RDONLY)
        case .closed: actions.close(0)
        case .open, .text, .bytes:
            let pipe = try pipe()
            actions.take(pipe.reading, as: 0)
            ends.input = pipe.writing
            _ = fcntl(ends.input, F_SETFL, O_NONBLOCK)
        }
        switch output {
        case .file(let path): actions.open(1, path, O_WRONLY)
        case .closed: actions.close(1)
        case .pipe:
            let pipe = try pipe()
            actions.take(pipe.writing, as: 1)
            ends.output = pipe.reading
        }
        let errors = try pipe()
        actions.take(errors.writing, as: 2)
        let identifier = try actions.spawn(program, arguments, environment)
        return (identifier, ends.input, ends.output, errors.reading)
    }

    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe systemPipe(&ends) == 0 else {
            throw PseudoTerminal.Failure("no pipe: \(errno)")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    func closeInput() {
        guard inputEnd >= 0 else { return }
        _ = close(inputEnd)
        inputEnd = -1
    }

    /// Closes the reading end of standard output, like `head`.
    func closeOutput() {
        guard outputEnd >= 0 else { return }
        _ = close(outputEnd)
        outputEnd = -1
    }

    /// Reads until the standard output satisfies a condition; false when time runs out.
    func waitForOutput(within: Duration = .seconds(10), _ isTrue: (String) -> Bool) -> Bool {
        let deadline = ContinuousClock.now + within
        while !isTrue(String(decoding: output, as: UTF8.self)) {
            guard ContinuousClock.now < deadline, pump() else { return false }
        }
        return true
    }

    /// Reads to the end and waits for the program's; nil when time runs out, and the program is
    /// killed.
    func waitForEnd(within: Duration = .seconds(10)) -> ChildEnd? {
        let deadline = ContinuousClock.now + within
        while ContinuousClock.now < deadline, pump() {}
        end = waitForChild(identifier, within: max(.zero, deadline - ContinuousClock.now))
        return end
    }

    /// Writes and reads what does not block; false when both outputs have ended.
    private func pump() -> Bool {
        var polled = [
            pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errorsEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: input.isEmpty ? -1 : inputEnd, events: Int16(POLLOUT), revents: 0),
        ]
        guard outputEnd >= 0 || errorsEnd >= 0 else { return false }
        guard unsafe poll(&polled, 3, 20) > 0 else { return true }
        if polled[0].revents != 0 { take(&outputEnd, &output) }
        if polled[1].revents != 0 { take(&errorsEnd, &errors) }
        if polled[2].revents != 0 { give() }
        return true
    }

    private func take(_ descriptor: inout Int32, _ bytes: inout [UInt8]) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        if count > 0 {
            bytes += buffer[..<count]
        } else {
            _ = close(descriptor)
            descriptor = -1
        }
    }

    private func give() {
        let count = unsafe input.withUnsafeBytes {
            unsafe systemWrite(inputEnd, $0.baseAddress, $0.count)
        }
        // A program may close its standard input early.
        input = count > 0 ? input.dropFirst(count) : []
        if input.isEmpty { closeInput() }
    }
}
