import ChatTerminal

/// Submissions that contain an API key: a person is asked about each before it is sent.
final class KeyDoubts {
    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let keeping: Keeping?
    /// The question about the first one is open, or follows another question.
    private var doubted: [Submission] = []

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput, _ keeping: Keeping?
    ) {
        self.keeping = keeping
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
    }

    /// Asks about a submission with a key, unless it has to wait; false for one without.
    func holds(_ submission: Submission, waits: Bool) -> Bool {
        guard PastedKey.isIn(submission.message.text) else { return false }
        doubted.append(submission)
        if doubted.count == 1, !waits { ask() }
        return true
    }

    /// Handles the answer; returns the submission if it is sent all the same.
    func chosen(_ choice: Int) -> Submission? {
        guard !doubted.isEmpty else { return nil }
        let submission = doubted.removeFirst()
        if choice > 0 { return submission }
        if console.canEdit || !submission.entered.folds.isEmpty {
            waiting.putBehind(submission.entered)
        } else {
            remarks.say("not sent: there is an API key in it (sk-ant-…)")
        }
        return nil
    }

    /// Asks about the next one.
    func ask() {
        guard let doubt = doubted.first else { return }
        let rows = doubt.isOnScreen ? [] : remarks.rows(of: doubt.entered.shown, atMost: 3)
        console.ask(PastedKey.choices(about: rows, isKept: keeping?.keepsChat == true))
    }
}
