import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What happens to the program from its start to its end, and how its terminal replies.
struct Life: Sendable {
    enum Step: Sendable, CaseIterable {
        case type, newlines, ask, interrupt, resize, goOn, pause
        case suspendByKey, suspendBySignal, edit, killEditor, suspendEditor, view
    }

    enum End: Sendable {
        case quit, controlD
        /// Wherever it stands.
        case signal(Int32)
        /// While an editor has the terminal, or the shell has.
        case signalInEditor(Int32), signalWhileStopped(Int32)
        /// So many milliseconds after its start, whether it has drawn anything or not.
        case early(Int32, after: Int)
    }

    let steps: [Step]
    let end: End
    /// Milliseconds; none replies never.
    let replyDelay: Int?
    /// The second half of a reply comes later by so many.
    let replyPause: Int
    /// Keys with Ctrl come encoded, if the terminal was asked for that.
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

    /// The replies to a question, cut in two.
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
