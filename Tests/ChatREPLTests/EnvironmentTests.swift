import ChatREPL
import Testing

@Suite struct EnvironmentTests {
    private func environment(_ variables: [String: String]) -> Environment {
        Environment(
            arguments: [], variables: variables, inputIsTerminal: true, errorsAreSeen: true)
    }

    @Test func emptyIsUnset() {
        let environment = environment(["A": "", "B": "x"])
        #expect(environment["A"] == nil)
        #expect(environment["B"] == "x")
        #expect(environment["C"] == nil)
    }

    @Test(
        arguments: [
            ([:], nil, nil),
            (["HOME": "/h"], "/h/.config/claude-chat", "/h/.local/state/claude-chat"),
            (["HOME": "h"], nil, nil),
            (
                ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"], "/c/claude-chat",
                "/s/claude-chat"
            ),
            (
                ["HOME": "/h", "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": ""],
                "/h/.config/claude-chat", "/h/.local/state/claude-chat"
            ),
            (["XDG_CONFIG_HOME": "/c"], "/c/claude-chat", nil),
            (
                ["HOME": "/h/", "XDG_STATE_HOME": "s"], "/h/.config/claude-chat",
                "/h/.local/state/claude-chat"
            ),
        ] as [([String: String], String?, String?)])
    func folders(_ variables: [String: String], _ configuration: String?, _ state: String?) {
        #expect(environment(variables).configurationFolder == configuration)
        #expect(environment(variables).stateFolder?.path == state)
    }

    /// The folder that must already exist; a home folder is never made.
    @Test(
        arguments: [
            (["HOME": "/h"], "/h"), (["HOME": "/h//"], "/h"),
            (["HOME": "/h", "XDG_STATE_HOME": "/h/.state"], "/h"),
            (["HOME": "/h", "XDG_STATE_HOME": "/var/x/state/"], "/var/x"),
            (["HOME": "/h", "XDG_STATE_HOME": "//x//y"], "/x"),
            (["HOME": "/h", "XDG_STATE_HOME": "/s"], "/"), (["XDG_STATE_HOME": "/x/s"], "/x"),
            (["HOME": "/", "XDG_STATE_HOME": "/x/s"], "/x"),
            (["HOME": "/"], nil), (["HOME": "//"], nil), (["HOME": ""], nil), (["HOME": "h"], nil),
            ([:], nil),
        ] as [([String: String], String?)])
    func roots(_ variables: [String: String], _ root: String?) {
        let folder = environment(variables).stateFolder
        #expect(folder?.root == root)
        if let folder, folder.root != "/" { #expect(folder.path.hasPrefix(folder.root + "/")) }
    }

    @Test(
        "A leading ~/ is the home folder, and nothing else is",
        arguments: [
            ("/h", "~/notes", "/h/notes"), ("/h", "notes/~/a", "notes/~/a"), ("/h", "~a/b", "~a/b"),
            ("", "~/notes", "~/notes"),
        ])
    func fullPaths(_ home: String, _ path: String, _ full: String) {
        #expect(environment(["HOME": home]).fullPath(path) == full)
    }
}
