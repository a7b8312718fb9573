/// Arguments, environment variables and terminals of the process, read once at its start.
package struct Environment: Sendable {
    package var arguments: [String]
    package var variables: [String: String]
    package var inputIsTerminal: Bool
    /// Standard error is a terminal.
    package var errorsAreSeen: Bool

    package init(
        arguments: [String], variables: [String: String], inputIsTerminal: Bool,
        errorsAreSeen: Bool
    ) {
        self.arguments = arguments
        self.variables = variables
        self.inputIsTerminal = inputIsTerminal
        self.errorsAreSeen = errorsAreSeen
    }

    /// A variable that is set and not empty.
    package subscript(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `$XDG_CONFIG_HOME/claude-chat`, or below `~/.config`.
    package var configurationFolder: String? { folder("XDG_CONFIG_HOME", "/.config") }

    /// The path of the `.env` in that folder, which may hold a key.
    package var secretsFile: String? { configurationFolder.map { $0 + "/.env" } }

    /// `$XDG_STATE_HOME/claude-chat`, or below `~/.local/state`; and `root`, which must exist, and
    /// below which folders are made.
    ///
    /// A home of `/` counts as none.
    package var stateFolder: (path: String, root: String)? {
        place("XDG_STATE_HOME", "/.local/state")
    }

    /// The same for `$XDG_DATA_HOME/claude-chat`, or below `~/.local/share`.
    package var dataFolder: (path: String, root: String)? {
        place("XDG_DATA_HOME", "/.local/share")
    }

    /// The same for the configuration folder.
    package var configurationPlace: (path: String, root: String)? {
        place("XDG_CONFIG_HOME", "/.config")
    }

    private func place(_ variable: String, _ fallback: String) -> (path: String, root: String)? {
        guard let path = folder(variable, fallback) else { return nil }
        let home = self["HOME"].map(Self.withoutSlashes) ?? ""
        if path.hasPrefix(home + "/"), !home.isEmpty { return (path, home) }
        guard let named = self[variable], named.hasPrefix("/") else { return nil }
        let names = path.split(separator: "/")
        return (
            "/" + names.joined(separator: "/"), "/" + names.dropLast(2).joined(separator: "/")
        )
    }

    private static func withoutSlashes(_ path: String) -> String {
        var path = path[...]
        while path.last == "/" { path.removeLast() }
        return String(path)
    }

    /// The path, with the home folder for a leading `~/` if there is one.
    package func fullPath(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = self["HOME"] else { return path }
        return home + path.dropFirst()
    }

    /// Relative paths are ignored, as the XDG specification asks.
    private func folder(_ variable: String, _ fallback: String) -> String? {
        if let path = self[variable], path.hasPrefix("/") { return path + "/claude-chat" }
        guard let home = self["HOME"], home.hasPrefix("/") else { return nil }
        return Self.withoutSlashes(home) + fallback + "/claude-chat"
    }
}
