import ChatREPL
import Testing

/// A command line in a shell's quoting, run without a shell.
@Suite struct ShellWordsTests {
    @Test(
        arguments: [
            ("pass show claude", ["pass", "show", "claude"]),
            ("  a\t b\n", ["a", "b"]), ("", []), (" ", []),
            (
                "op read 'op://Private/My key/credential'",
                ["op", "read", "op://Private/My key/credential"]
            ),
            (#"a "b c" d\ e"#, ["a", "b c", "d e"]),
            (#"a"b"'c'\d"#, ["abcd"]), (#"'' """#, ["", ""]),
            (#""a\"b\\c\d\$e""#, [#"a"b\c\d$e"#]), (#"'a\b'"#, [#"a\b"#]),
            ("'|' \"$x\" \\;", ["|", "$x", ";"]), ("a*b ~x", ["a*b", "~x"]),
        ] as [(String, [String])])
    func words(_ text: String, _ words: [String]) throws {
        #expect(try ShellWords.read(text) == words)
        #expect(try ShellWords.read(ShellWords.write(words)) == words)
    }

    @Test(arguments: ["a | b", "a;b", "a & b", "a > b", "a < b", "$(a)", "`a`", "a $HOME"])
    func whatOnlyAShellUnderstands(_ text: String) {
        let problem = #expect(throws: BadValue.self) { try ShellWords.read(text) }
        #expect(problem?.reason.hasPrefix("is run without a shell") == true)
    }

    @Test(arguments: ["'a", "\"a", "a 'b\"", "\"a\\\"", "a\\"]) func whatIsNotClosed(_ text: String)
    {
        #expect(throws: BadValue.self) { try ShellWords.read(text) }
    }

    private static func command(_ text: String) throws -> [String]? {
        var preferences = Preferences()
        try Settings.keyCommand.set(text, from: .flag, in: &preferences)
        return preferences[Settings.keyCommand]
    }

    @Test func commands() throws {
        #expect(try Self.command("pass show 'a b'") == ["pass", "show", "a b"])
        #expect(try Self.command("~/bin/key") == ["~/bin/key"])
        #expect(try Self.command("none") == nil)
        for text in ["", "''", "./key", "bin/key", "sk-ant-api03-CANARY", "echo sk-ant-CANARY"] {
            let problem = #expect(throws: BadValue.self) { try Self.command(text) }
            #expect(problem?.reason.contains("CANARY") == false)
        }
    }
}
