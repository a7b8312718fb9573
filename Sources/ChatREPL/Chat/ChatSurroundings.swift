/// What a chat is handed of the world around it.
package struct ChatSurroundings {
    /// The clock that answers are timed by.
    let now: () -> ContinuousClock.Instant
    /// The local time of day then, `14:32`.
    let timeOfDay: (Double) -> String
    /// `2026-11-27`.
    let today: () -> String
    /// A path as typed, for the system: `~/` is the home folder.
    let fullPath: @Sendable (String) -> String
    /// Where settings are kept.
    let settings: SettingKeeper

    package init(
        now: @escaping () -> ContinuousClock.Instant = { .now },
        timeOfDay: @escaping (Double) -> String, today: @escaping () -> String,
        fullPath: @escaping @Sendable (String) -> String, settings: SettingKeeper
    ) {
        self.now = now
        self.timeOfDay = timeOfDay
        self.today = today
        self.fullPath = fullPath
        self.settings = settings
    }
}
