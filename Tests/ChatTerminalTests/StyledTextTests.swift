import ChatTerminal
import Testing

@Suite struct StyledTextTests {
    @Test func stylesAreEscapesOnlyWithColour() {
        let text =
            StyledText("ok ", style: Style(bold: true, color: .green))
            + StyledText(untrusted: "\u{1B}[31mname", style: .dim) + " end"
        #expect(text.rendered(.off) == "ok ^[[31mname end")
        #expect(text.rendered(.on) == "\u{1B}[1;32mok \u{1B}[m\u{1B}[2m^[[31mname\u{1B}[m end")
        #expect(text.width == 17)
    }

    @Test func brightColours() {
        #expect(
            StyledText("x", style: .color(.brightBlack)).rendered(.on) == "\u{1B}[90mx\u{1B}[m")
        #expect(
            StyledText("x", style: .color(.brightWhite)).rendered(.on) == "\u{1B}[97mx\u{1B}[m")
    }

    @Test func linesEndAtNewlines() {
        let text = StyledText(untrustedLines: "a\n\nb\n", style: .dim) + "c"
        #expect(text.lines.map(\.plain) == ["a", "", "b", "c"])
        #expect(StyledText(untrustedLines: "a\n").lines.map(\.plain) == ["a"])
        #expect(StyledText().lines.map(\.plain) == [""])
    }

    @Test func truncationKeepsWideCharactersWhole() {
        let text = StyledText(untrusted: "漢字kanji")
        #expect(text.truncated(to: 3).plain == "漢")
        #expect(text.truncated(to: 5).plain == "漢字k")
        #expect(text.truncated(to: 0).plain == "")
        #expect(StyledText(untrustedLines: "a\tb").truncated(to: 6).plain == "a    b")
    }

    @Test(arguments: [
        (["TERM": "xterm"], true, true),
        (["TERM": "xterm"], false, false),
        (["TERM": "dumb"], true, false),
        ([:], true, false),
        (["TERM": "xterm", "NO_COLOR": "1"], true, false),
        (["TERM": "xterm", "NO_COLOR": ""], true, true),
        (["FORCE_COLOR": "1"], false, true),
        (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, false),
        (["CLICOLOR_FORCE": "0", "TERM": "xterm"], true, true),
        (["TERM": "xterm", "CLICOLOR": "0"], true, false),
    ])
    func colourPolicy(environment: [String: String], isTerminal: Bool, isOn: Bool) {
        #expect(ColorPolicy(environment: environment, isTerminal: isTerminal).isOn == isOn)
    }
}
