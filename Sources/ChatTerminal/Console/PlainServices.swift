import SystemKit

/// The services of a plain console: only the bell works.
final class PlainServices: TerminalServices {
    private let output: PlainOutput
    private let isSeen: Bool
    private let terminalKind: String

    /// `isSeen` is true if the output is a terminal.
    init(_ output: PlainOutput, isSeen: Bool, environment: [String: String]) {
        self.output = output
        self.isSeen = isSeen
        terminalKind = environment["TERM"] ?? ""
    }

    func notify(_ text: StyledText, by way: Notification) {
        if isSeen, way != .off { output.ring() }
    }

    func show(_ progress: Progress, _ choice: ProgressChoice) {}
    func setTitle(_ text: StyledText) {}

    func copy(_ text: String, told: @escaping @Sendable (CopyReport) -> Void) -> CopyReport? {
        CopyReport()
    }

    func offer(_ base64: String?, after report: CopyReport) -> CopyReport { report }
    func view(_ text: String) -> String? { "this terminal has no pager" }

    func edit(_ text: String) -> EditResult {
        .failed("there is no prompt to edit at: --plain, or TERM=\(terminalKind)")
    }
}
