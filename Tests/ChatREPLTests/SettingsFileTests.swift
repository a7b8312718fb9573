import ChatREPL
import TestSupport
import Testing

@Suite struct SettingsFileTests {
    /// The assignments of a text, line by line, and its problems.
    private static func read(_ text: String) -> [String] {
        let checked = CheckedSettings(SettingsFile(text), SettingTable())
        let lines = checked.lines.map { line in
            (
                line.line,
                (line.profile.map { "[\($0)] " } ?? "") + "\(line.setting.name)=\(line.value)"
            )
        }
        let problems = checked.problems.map { ($0.line, "! " + $0.reason) }
        return (lines + problems).sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" }
    }

    @Test func whatTheLinesSay() {
        let text = """
            # a remark
            model = opus

              window=50k   # a remark behind it
            system = "two\\nlines # and no remark" # a remark
            stop = 'a \\n "b"'
            stop = C#
            [profile work]   # a section
            model = haiku
            system =
            """
        #expect(
            Self.read(text) == [
                "2 model=opus", "4 window=50k", "5 system=two\nlines # and no remark",
                "6 stop=a \\n \"b\"", "7 stop=C#", "9 [work] model=haiku", "10 [work] system=",
            ])
        #expect(
            Self.read("\u{FEFF}model = opus\r\ncache = off\r\n") == ["1 model=opus", "2 cache=off"])
    }

    @Test(arguments: [
        ("modle = opus", "there is no setting 'modle': did you mean model?"),
        ("xyzzy = 1", "there is no setting 'xyzzy': claude-chat config lists all"),
        ("opus", "'opus' is not of the form name = value"),
        ("print = on", "print is for the command line alone"),
        (
            "window = 1",
            "window takes auto or a number of tokens from 500 to 10,000,000, like 20,000, 200k or 1.5m, not '1'"
        ),
        ("cache = 2h", "cache takes 5m, 1h or off, not '2h'"),
        ("private = maybe", "private takes on or off, not 'maybe'"),
        ("model =", "model needs a NAME that is not empty"),
        ("model = \"opus", "model: its quotation mark is not closed"),
        ("model = 'opus' haiku", "model: 'haiku' stands behind its quotation marks"),
        ("[work]", "'[work]' is no section: there is [profile NAME] alone"),
        (
            "[profile two words]",
            "'[profile two words]' is no section: there is [profile NAME] alone"
        ),
        (
            "api-key = CANARY",
            "keys are not kept here: write ANTHROPIC_API_KEY=… into the file .env beside it"
        ),
        (
            "ANTHROPIC_AUTH_TOKEN = CANARY",
            "keys are not kept here: write ANTHROPIC_API_KEY=… into the file .env beside it"
        ),
        (
            "system = sk-ant-CANARY",
            "keys are not kept here: write ANTHROPIC_API_KEY=… into the file .env beside it"
        ),
    ])
    func whatIsWrong(_ line: String, _ reason: String) {
        #expect(Self.read("# first\n" + line) == ["2 ! " + reason])
    }

    // MARK: - Changing

    private static func changed(
        _ text: String, _ name: String, _ value: String?, in profile: String? = nil
    ) -> String {
        var file = SettingsFile(text)
        file.set(name, to: value, in: profile)
        return file.text
    }

    @Test func oneLineIsChanged() {
        let text = "# mine\nmodel = opus  # the best\n\n[profile work]\nmodel = haiku\n"
        #expect(
            Self.changed(text, "model", "sonnet")
                == "# mine\nmodel = sonnet  # the best\n\n[profile work]\nmodel = haiku\n")
        #expect(
            Self.changed(text, "model", "fable", in: "work")
                == "# mine\nmodel = opus  # the best\n\n[profile work]\nmodel = fable\n")
        #expect(
            Self.changed(text, "cache", "1h")
                == "# mine\nmodel = opus  # the best\ncache = 1h\n\n[profile work]\nmodel = haiku\n"
        )
        #expect(
            Self.changed(text, "cache", "1h", in: "work")
                == "# mine\nmodel = opus  # the best\n\n[profile work]\nmodel = haiku\ncache = 1h\n"
        )
        #expect(
            Self.changed(text, "model", nil) == "# mine\n\n[profile work]\nmodel = haiku\n")
        #expect(Self.changed(text, "wrap", nil) == text)
        let other = text.replacing("\n", with: "\r\n")
        #expect(
            Self.changed(Self.changed(other, "model", "sonnet"), "cache", "1h")
                == "# mine\r\nmodel = sonnet  # the best\r\ncache = 1h\r\n\r\n[profile work]\r\n"
                + "model = haiku\r\n")
    }

    @Test func behindARemarkOfItsName() {
        #expect(
            Self.changed("# what\n# wrap = word\n\n# how\n# math = unicode\n", "wrap", "none")
                == "# what\n# wrap = word\nwrap = none\n\n# how\n# math = unicode\n")
    }

    @Test func whereThereIsNothingYet() {
        #expect(Self.changed("", "model", "opus") == "model = opus\n")
        #expect(Self.changed("# a", "model", "opus") == "# a\nmodel = opus\n")
        #expect(Self.changed("", "model", "opus", in: "w") == "[profile w]\nmodel = opus\n")
        #expect(
            Self.changed("model = a\n", "model", "b", in: "w")
                == "model = a\n\n[profile w]\nmodel = b\n")
        #expect(
            Self.changed("[profile w]\n", "model", "b") == "model = b\n[profile w]\n")
    }

    /// Any value is read back as it was written, and every other line stays.
    @Test func everyValueComesBack() {
        var random = SeededGenerator(11)
        let letters = Array("ab \\\"'#=[]\n\t@é👍")
        for _ in 0..<2_000 {
            let value = String(
                (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
                    letters.randomElement(using: &random)
                })
            let text = Self.changed(
                "# a\nmodel = opus # b\n[profile x]\nwrap = none\n", "system", value)
            let lines = CheckedSettings(SettingsFile(text), SettingTable()).lines
            #expect(lines.first { $0.setting.name == "system" }?.value == value, "\(text)")
            #expect(lines.map(\.setting.name) == ["model", "system", "wrap"], "\(text)")
            let again = Self.changed(text, "system", value)
            #expect(again == text)
        }
    }
}
