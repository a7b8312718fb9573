import ChatTerminal
import ClaudeMessages

/// The first lines of a chat: version, model, whether it is private, and a base URL or key source that is not the usual.
struct Banner {
    let preferences: Preferences
    let configuration: Configuration
    let modelID: String
    /// The path of the configuration file, for `Origin.words`.
    let file: String
    /// What else is to be known at the start.
    var notes: [String] = []

    func lines(columns: Int) -> [StyledText] {
        var rest: [String] = []
        let baseURL = configuration.client.baseURL
        if baseURL != .anthropic { rest.append("talking to \(baseURL)") }
        if let source = configuration.keySource { rest.append("key: \(source)") }
        rest += notes
        let lines = rest.flatMap { $0.split(separator: "\n") }.flatMap {
            StyledText(untrusted: String($0), style: ChatStyle.remark)
                .wrapped(to: columns - 1, words: .keep)
        }
        return first(columns) + lines + [""]
    }

    private func first(_ columns: Int) -> [StyledText] {
        guard preferences[Settings.screenReader] else {
            let name = StyledText("claude-chat ", style: .bold)
            let facts = [Version.current, modelID, preferences.privacy].compactMap(\.self)
                .joined(separator: " · ")
            // A narrow terminal omits /help, which the footer names too.
            let all = facts + " · /help"
            let shown = name.width + all.count < columns ? all : facts
            return [name + StyledText(untrusted: shown, style: ChatStyle.remark)]
        }
        let pace = preferences[Settings.speak].rawValue
        return [
            "claude-chat \(Version.current), screen-reader mode: \(reason)",
            "model \(modelID)\(preferences.privacy.map { "; \($0)" } ?? ""); answers are said by \(pace) (--speak); /help lists commands",
        ].map { StyledText(untrusted: $0) }
    }

    private var reason: String {
        switch preferences.origin(of: Settings.screenReader) {
        case .environment(let name): "\(name) is set"
        case .flag: "--screen-reader"
        case let origin: "screen-reader is on, \(origin.words(file))"
        }
    }
}
