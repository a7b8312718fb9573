import ChatREPL

extension CommandTable {
    /// Some of the commands and settings: a screen that lists all of them stays as it is when the
    /// program has one more.
    static let few = CommandTable(
        doing.filter { fewNames.contains($0.name) },
        settings: SettingTable(Settings.all.filter { fewNames.contains($0.name) }))

    private static let fewNames: Set = [
        "help", "model", "system", "clear", "edit", "copy", "save-answer", "set", "quit", "effort",
        "max-tokens", "stop", "notify",
    ]
}
