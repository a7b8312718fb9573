/// What the terminal shows outside the screen: progress (OSC 9;4) and the window title.
///
/// It returns bytes and writes none; `undo` clears the progress and restores the title.
struct TerminalSigns: Sendable, Hashable {
    /// Progress is sent again after this time, as some terminals clear it (Ghostty: after 15 s).
    private static let freshness = Duration.seconds(10)

    let readsProgress: Bool
    private var progress = Progress.none
    private var toldAt: ContinuousClock.Instant?
    private var title: String?

    init(readsProgress: Bool) { self.readsProgress = readsProgress }

    /// The bytes that set the progress; empty if it is set already.
    mutating func show(
        _ wanted: Progress, _ choice: ProgressChoice, at now: ContinuousClock.Instant
    ) -> String {
        let isShown = choice == .on || choice == .auto && readsProgress
        let next = isShown ? wanted : .none
        let isStale = next == .busy && toldAt.map { now - $0 >= Self.freshness } ?? true
        guard next != progress || next != .none && isStale else { return "" }
        progress = next
        toldAt = now
        return ControlSequence.progress(next)
    }

    /// The bytes that save the terminal's title the first time, and set a new one.
    mutating func name(_ text: String) -> String {
        let keep = title == nil ? ControlSequence.keepTitle : ""
        title = text
        return keep + ControlSequence.title(text)
    }

    /// The bytes that set progress and title again after the terminal was given back.
    var again: String {
        (progress == .none ? "" : ControlSequence.progress(progress))
            + (title.map { ControlSequence.keepTitle + ControlSequence.title($0) } ?? "")
    }

    var undo: String {
        (progress == .none ? "" : ControlSequence.progress(.none))
            + (title == nil ? "" : ControlSequence.restoreTitle)
    }
}
