/// The most used keys, shown below an empty prompt by `?`.
enum KeyHelp {
    static let question = "?"

    /// Their actions, in the order of the key table.
    private static let actions: Set<KeyBinding.Action> = [
        .edit(.submit), .edit(.newline), .loop(.complete), .loop(.searchOlder),
        .loop(.openEditor), .loop(.interrupt), .loop(.endOfInput),
    ]

    /// The last row names the command that lists all keys.
    static let rows: [StyledText] = {
        let keys = KeyBinding.all.filter { $0.map == .any && actions.contains($0.action) }
        let width = keys.map(\.keys.count).max() ?? 0
        return keys.map { key in
            let space = String(repeating: " ", count: width - key.keys.count + 2)
            return StyledText(untrusted: key.keys, style: .bold)
                + StyledText(untrusted: space + key.summary)
        } + [StyledText("/help keys lists all keys, /help all commands", style: .dim)]
    }()
}
