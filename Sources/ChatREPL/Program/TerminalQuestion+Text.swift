import ChatTerminal
import SystemKit

extension TerminalQuestion {
    /// The typed text; nil at the end of input.
    ///
    /// A signal ends the program.
    func text(_ question: String, isHidden: Bool = false) -> String? {
        switch ask(question, isHidden: isHidden) {
        case .text(let text): text
        case .none: nil
        case .signal(let number): ProcessSignals.die(by: number)
        }
    }
}
