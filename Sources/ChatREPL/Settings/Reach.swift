/// Where a setting can be set.
package struct Reach: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// On the command line.
    package static let flag = Reach(rawValue: 1)
    /// In the configuration file and its profiles.
    package static let file = Reach(rawValue: 2)
    /// By its environment variable.
    package static let environment = Reach(rawValue: 4)
    /// By `/set` and by a command of its name.
    package static let chat = Reach(rawValue: 8)

    package static let all: Reach = [.flag, .file, .environment, .chat]
    /// Everywhere but in a running chat.
    package static let start: Reach = [.flag, .file, .environment]
}
