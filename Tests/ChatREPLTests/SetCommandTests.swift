import ChatREPL
import ClaudeMessages
import Testing

/// `/set`, and the commands named after settings.
@Suite struct SetCommandTests {
    private let desk = ToldDesk(.made())

    @Test func everySettingOfAChat() {
        let lines = desk.run("set").lines
        let names = SettingTable().reachable(.chat).map(\.name)
        #expect(lines.map { String($0.prefix { $0 != " " }) } == names)
        #expect(lines.contains { $0.hasPrefix("wrap ") && $0.hasSuffix(" word") })
        _ = desk.run("set", "wrap none")
        #expect(desk.run("set").lines.contains { $0.hasSuffix(" none (set in this chat)") })
    }

    @Test func oneSetting() {
        #expect(desk.run("set", "cache").lines == ["cache: 5m (default); there is 5m, 1h, off"])
        #expect(desk.run("set", "cache 1h").lines == ["cache: 1h"])
        #expect(desk.session.preferences[Settings.cache] == .oneHour)
        #expect(
            desk.run("cache", "").lines == ["cache: 1h (set in this chat); there is 5m, 1h, off"])
        #expect(desk.run("cache", "off").lines == ["cache: off"])
        #expect(desk.run("set", "cache 2h").lines == ["/set cache takes 5m, 1h or off, not '2h'"])
        #expect(desk.run("cache", "2h").lines == ["/cache takes 5m, 1h or off, not '2h'"])
        #expect(desk.session.preferences[Settings.cache] == .off)
        #expect(desk.run("timeout", "2m").lines == ["timeout: 120"])
        #expect(
            desk.run("set", "wrp none").lines == ["/set finds no setting 'wrp': did you mean wrap?"]
        )
        #expect(
            desk.run("set", "base-url x").lines[0]
                == "/set: base-url can only be set when the chat is started, by --base-url or in "
                + "the configuration file")
        #expect(
            desk.run("set", "print on").lines[0]
                == "/set: print can only be set when the chat is started, by --print")
        #expect(
            desk.run("thinking", "lots").lines == [
                "/thinking takes auto, off or a number of tokens from 1,024 to 10,000,000, like "
                    + "20,000, 200k or 1.5m, not 'lots'"
            ])
    }

    /// What is kept has to be read again without anybody to ask.
    @Test func modelsAreReadAsBehindTheirCommand() {
        #expect(
            desk.run("set", "--save model op").lines == [
                "claude-opus-5-5  $4.00 / $20.00", "written: model in /h/config",
            ])
        #expect(desk.run("set", "--save model sonet").lines[0].hasPrefix("there is no model"))
        #expect(desk.run("set", "--save model claude-2.1").lines.count == 1)
        #expect(desk.kept == ["model = opus"])
    }

    /// Says which settings the model does not accept, and what more thinking costs.
    @Test func whatItMeansForTheModel() {
        #expect(
            desk.run("effort", "max").lines == [
                "effort: max; thinking is paid as output, $10.00 per million tokens"
            ])
        #expect(
            desk.run("thinking", "2k").lines == [
                "thinking: 2,000; thinking is paid as output, $10.00 per million tokens",
                "thinking becomes adaptive: claude-sonnet-5-5 does not take a budget of tokens",
            ])
        #expect(desk.run("thinking", "auto").lines.count == 1)
        #expect(
            desk.run("temperature", "0.3").lines == [
                "temperature: 0.3", "temperature is left out: claude-sonnet-5-5 does not take it",
            ])
        #expect(
            desk.run("temperature", "1.5").lines
                == ["/temperature takes auto or a number from 0 to 1, like 0.7, not '1.5'"])
        #expect(desk.run("stop", "END\\n").lines == ["stop: END\\n"])
        #expect(desk.session.preferences[Settings.stop] == ["END\n"])
    }

    @Test func textsOfFiles() {
        desk.files["p.md"] = "be brief\n"
        #expect(desk.run("system", "@p.md").lines == ["system prompt set"])
        #expect(desk.session.preferences[Settings.system] == "be brief\n")
        #expect(desk.run("system", "@no.md").lines == ["/system: there is no file 'no.md'"])
        #expect(desk.run("system", "@@home").lines == ["system prompt replaced"])
        #expect(desk.session.preferences[Settings.system] == "@home")
    }

    @Test func whatIsKept() {
        #expect(
            desk.run("set", "--save wrap none").lines
                == ["wrap: none", "written: wrap in /h/config"])
        #expect(desk.run("set", "--save wrap").lines == ["written: wrap in /h/config"])
        desk.files["p.md"] = "be brief"
        _ = desk.run("set", "--save system @p.md")
        #expect(desk.kept == ["wrap = none", "wrap = none", "system = @p.md"])
        #expect(desk.run("set", "--save").lines == ["/set --save needs the NAME of a setting"])
        #expect(desk.run("set", "--save wrap x").lines.count == 1)
        #expect(desk.kept.count == 3)
    }

    /// `/clear` and `/undo` need their whole names, because they take something back.
    @Test func wholeNames() {
        for word in ["/cl", "/clea", "/u", "/und"] {
            guard case .unknown(let sentence) = CommandTable().read(word) else {
                Issue.record("\(word) runs")
                continue
            }
            #expect(sentence.hasSuffix(" is run by its whole name alone"))
        }
    }
}
