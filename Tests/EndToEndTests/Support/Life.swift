import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One run of the program: the events until its end, and how its terminal replies.
struct Life: Sendable {
    enum Step: Sendable, CaseIterable {
        case type, newlines, ask, interrupt, resize, goOn, pause
        case suspendByKey, suspendBySignal, edit, killEditor, suspendEditor, view
    }

    enum End: Sendable {
        case quit, controlD
        /// A signal in any state.
        case signal(Int32)
        /// A signal while an editor has the terminal, or while the program is stopped.
        case signalInEditor(Int32), signalWhileStopped(Int32)
        /// A signal that many milliseconds after the start, whether or not anything was drawn.
        case early(Int32, after: Int)
    }

    let steps: [Step]
    let end: End
    /// In milliseconds; nil never replies.
    let replyDelay: Int?
    /// Milliseconds between the halves of a reply.
    let replyPause: Int
    /// Keys with Ctrl arrive as kitty sequences, where the program has requested that.
    let isEncoded: Bool

    init(using random: inout SeededGenerator) {
        steps = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            Step.allCases.randomElement(using: &random) ?? .pause
        }
        replyDelay = [0, 0, 1, 3, 10, 30, 300, nil].randomElement(using: &random) ?? nil
        replyPause = [0, 0, 2, 20].randomElement(using: &random) ?? 0
        isEncoded = Bool.random(using: &random)
        let signal = Self.signals.randomElement(using: &random) ?? SIGTERM
        end =
            switch Int.random(in: 0..<10, using: &random) {
            case 0: .quit
            case 1: .controlD
            // A crash cannot take the editor with it.
            case 2: .signalInEditor([SIGHUP, SIGTERM, SIGUSR1].randomElement(using: &random) ?? 1)
            case 3: .signalWhileStopped(signal)
            case 4, 5: .early(signal, after: Int.random(in: 0...60, using: &random))
            default: .signal(signal)
            }
    }

    /// Every signal that ends a process and can be caught, apart from Ctrl-C's.
    private static let signals: [Int32] = {
        var signals = [
            SIGHUP, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO,
            SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGSYS,
        ]
        #if canImport(Glibc)
        signals += [SIGPWR, SIGSTKFLT] + (34...64)
        #endif
        return signals
    }()

    /// The two halves of the reply to a query.
    func replies(to question: KeyboardModel.Question) -> [(after: Duration, bytes: [UInt8])] {
        guard let replyDelay else { return [] }
        let bytes = Array((question == .keyboard ? "\u{1B}[?0u" : "\u{1B}[?62;22c").utf8)
        let first = Duration.milliseconds(replyDelay * (question == .keyboard ? 1 : 2))
        return [
            (first, Array(bytes.prefix(3))),
            (first + .milliseconds(replyPause), Array(bytes.dropFirst(3))),
        ]
    }
}
