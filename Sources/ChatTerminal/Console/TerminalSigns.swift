/// What the terminal shows outside its rows: progress and its window's title.
///
/// It decides the bytes and writes none; `undo` takes all of it back.
struct TerminalSigns: Sendable, Hashable {
    /// Some terminals take progress for over that is not told again (Ghostty: after 15 s).
    private static let freshness = Duration.seconds(10)

    let readsProgress: Bool
    private var progress = Progress.none
    private var toldAt: ContinuousClock.Instant?
    private var title: String?

    init(readsProgress: Bool) { self.readsProgress = readsProgress }

    /// The bytes that show it, empty where nothing is new.
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

    /// The bytes that set the title; the one before is kept by the terminal.
    mutating func name(_ text: String) -> String {
        let keep = title == nil ? ControlSequence.keepTitle : ""
        title = text
        return keep + ControlSequence.title(text)
    }

    /// The bytes that show it once more, on a terminal that was given back.
    var again: String {
        (progress == .none ? "" : ControlSequence.progress(progress))
            + (title.map { ControlSequence.keepTitle + ControlSequence.title($0) } ?? "")
    }

    var undo: String {
        (progress == .none ? "" : ControlSequence.progress(.none))
            + (title == nil ? "" : ControlSequence.restoreTitle)
    }
}
