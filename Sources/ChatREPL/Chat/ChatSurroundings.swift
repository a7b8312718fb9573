/// Clocks, dates, paths and settings files, injected for tests.
package struct ChatSurroundings {
    /// The monotonic clock for answer times.
    let now: () -> ContinuousClock.Instant
    /// Formats seconds since 1970 as local time, `14:32`.
    let timeOfDay: (Double) -> String
    /// The local date, `2026-11-27`.
    let today: () -> String
    /// The local date of seconds since 1970.
    let day: (Double) -> String
    /// Expands `~/` in a typed path.
    let fullPath: @Sendable (String) -> String
    /// Writes settings to the configuration file.
    let settings: SettingKeeper
    /// Nil where no conversation is kept.
    let keeping: Keeping?

    package init(
        now: @escaping () -> ContinuousClock.Instant = { .now },
        timeOfDay: @escaping (Double) -> String, today: @escaping () -> String,
        day: @escaping (Double) -> String = Platform.day(at:),
        fullPath: @escaping @Sendable (String) -> String, settings: SettingKeeper,
        keeping: Keeping? = nil
    ) {
        self.now = now
        self.timeOfDay = timeOfDay
        self.today = today
        self.day = day
        self.fullPath = fullPath
        self.settings = settings
        self.keeping = keeping
    }

    /// `14:32` today, `2026-11-20` before.
    func moment(_ seconds: Double) -> String {
        let day = day(seconds)
        return day == today() ? timeOfDay(seconds) : day
    }
}
