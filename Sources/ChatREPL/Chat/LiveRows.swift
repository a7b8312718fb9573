import ChatTerminal
import SystemKit

/// The rows above the prompt (thinking, queue) and the footer below it.
final class LiveRows {
    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let desk: TurnDesk
    /// Formats seconds since 1970 as local time.
    private let timeOfDay: (Double) -> String

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput,
        _ desk: TurnDesk, timeOfDay: @escaping (Double) -> String
    ) {
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
        self.desk = desk
        self.timeOfDay = timeOfDay
    }

    func showFooter() {
        let text =
            desk.answer?.footer(
                queued: waiting.entries.count, columns: console.columns, at: desk.now)
            ?? restingFooter
        console.setFooter([StyledText(untrusted: text, style: ChatStyle.remark)])
    }

    private var restingFooter: String {
        desk.readClock()
        return desk.session.footer(
            cacheUntil: desk.session.cacheEnds.map(timeOfDay), columns: console.columns)
    }

    func showStatus() {
        let isShown = desk.session.preferences[Settings.showThinking]
        let thought = isShown ? desk.answer?.thought.rows(columns: console.columns) : nil
        console.setStatus(
            (thought ?? []) + remarks.waiting
                + waiting.entries.map { entry in
                    StyledText(
                        untrusted: entry.waiting(columns: console.columns - 1),
                        style: ChatStyle.remark)
                })
        showFooter()
    }

    /// The footer is redrawn every 250 ms during an answer, and never while idle.
    static let tickTime = Duration.milliseconds(250)

    func tick() {
        guard desk.answer != nil else { return ProcessMemory.returnFree() }
        showFooter()
        desk.tellWait()
        desk.show(.busy)
        console.wake(after: Self.tickTime)
    }
}
