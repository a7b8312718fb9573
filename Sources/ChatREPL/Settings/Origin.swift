/// Where the value of a setting comes from; a later one wins over those before it.
package enum Origin: Sendable, Hashable {
    /// The default, where nothing has set it.
    case standard
    case file(line: Int)
    case profile(String, line: Int)
    case environment(String)
    case flag
    /// A command in the chat.
    case command

    /// The greater one wins.
    var rank: Int {
        switch self {
        case .standard: 0
        case .file: 1
        case .profile: 2
        case .environment: 3
        case .flag: 4
        case .command: 5
        }
    }

    /// The origin in words; `file` is the path of the configuration file.
    func words(_ file: String) -> String {
        switch self {
        case .standard: "default"
        case .file(let line): "\(file), line \(line)"
        case .profile(let name, let line): "\(file), line \(line), profile \(name)"
        case .environment(let name): name
        case .flag: "command line"
        case .command: "set in this chat"
        }
    }
}
