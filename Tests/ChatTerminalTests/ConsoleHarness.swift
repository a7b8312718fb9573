import ChatTerminal
import Synchronization
import SystemKit
import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A live or a plain console on a pseudoterminal, run by its own thread; the test types and reads the
/// screen.
final class ConsoleHarness: Sendable {
    /// What a test can request of the console's thread.
    enum Order: Sendable {
        case perform(@Sendable (any Console) -> Void)
        case stop
    }

    private let seen = Mutex<[String]>([])
    let mailbox = Mailbox<Order>()
    /// The current and the largest number of handlers running at once.
    private let depth = Mutex((now: 0, most: 0))
    let signals: SignalPipe

    /// 1 if no event is delivered from inside the handling of another.
    var deepest: Int { depth.withLock(\.most) }

    var events: [String] { seen.withLock { $0 } }

    /// The events without those that report the beginning of a draft.
    var mainEvents: [String] {
        events.filter {
            !["started", "draftBegun", "draftChanged", "resized", "settled"].contains($0)
        }
    }

    static let question = Choices(
        "really?", [Choices.Choice("n", "no"), Choices.Choice("y", "yes")])

    init(
        _ terminal: PseudoTerminal, environment: [String: String] = [:], editrc: String? = nil,
        historyFile: HistoryFile? = nil, history: [String] = [],
        isCommand: @escaping @Sendable (String) -> Bool = { _ in false }, isPlain: Bool = false,
        prepare: @escaping @Sendable (any Console) -> Void = { _ in },
        onEvent: @escaping @Sendable (TerminalEvent, any Console) -> LoopDirective = {
            _, _ in .continue
        }
    ) throws {
        let base = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "NO_COLOR": "1"]
        var setup = TerminalSetup(
            input: terminal.follower, output: terminal.follower,
            environment: base.merging(environment) { $1 }, editrc: editrc, ownsProcess: false)
        setup.historyFile = historyFile
        setup.history = LineHistory(history)
        setup.isCommand = isCommand
        guard let signals = SignalPipe(installed: false) else {
            throw PseudoTerminal.Failure("no pipe for signals")
        }
        let system = SystemTerminal(
            input: setup.input, output: setup.output, signals: signals, guardsProcess: false)
        let made: (any Console)? =
            isPlain ? PlainConsole(system, setup: setup) : LiveConsole(system, setup: setup)
        guard let console = made else { throw PseudoTerminal.Failure("no live console") }
        self.signals = signals
        // From here on only the new thread uses the console.
        nonisolated(unsafe) let handedOver = console
        Thread.start { [self] in
            let console = unsafe handedOver
            prepare(console)
            console.run(waking: self.mailbox) { event in
                self.depth.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                defer { self.depth.withLock { $0.now -= 1 } }
                self.note(event)
                switch event {
                case .woken:
                    for order in self.mailbox.take() {
                        switch order {
                        case .perform(let action): action(console)
                        case .stop: return .stop
                        }
                    }
                    return .continue
                case .endOfInput: return .stop
                default: return onEvent(event, console)
                }
            }
            self.seen.withLock { $0.append("ended") }
        }
        try terminal.waitUntil("the console's start") {
            isPlain ? events == ["started"] : $0.isPasteBracketed
        }
    }

    private func note(_ event: TerminalEvent) {
        let name: String? =
            switch event {
            case .woken: nil
            case .submitted(let submission): "submitted \(submission.message.text)"
            case .picked(let answer): "\(answer)"
            default: "\(event)"
            }
        if let name { seen.withLock { $0.append(name) } }
    }

    func perform(_ action: @escaping @Sendable (any Console) -> Void) {
        mailbox.post(.perform(action))
    }

    /// Waits until everything typed and posted before has been handled.
    func settle(_ terminal: PseudoTerminal) throws {
        let count = seen.withLock { $0.count { $0 == "settled" } }
        perform { [self] _ in seen.withLock { $0.append("settled") } }
        try terminal.waitUntil("the console to settle") { _ in
            events.count { $0 == "settled" } > count
        }
    }

    func stop(_ terminal: PseudoTerminal) throws {
        mailbox.post(.stop)
        try terminal.waitUntil("the end of the console") {
            events.last == "ended" && !$0.isPasteBracketed
        }
    }
}

/// A detached POSIX thread, because the console blocks, which a Swift task must not do.
enum Thread {
    private final class Box {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    static func start(_ body: @escaping () -> Void) {
        let box = unsafe Unmanaged.passRetained(Box(body)).toOpaque()
        var thread = pthread_t()
        unsafe pthread_create(
            &thread, nil,
            { context in
                if let context = unsafe context as UnsafeMutableRawPointer? {
                    unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
                }
                return nil
            }, box)
    }
}
