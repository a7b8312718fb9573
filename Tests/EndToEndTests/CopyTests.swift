import FakeClaude
import TestSupport
import Testing

/// The remark on a copy reports its real outcome.
@Suite struct CopyTests {
    private func says(
        _ variables: [String: String], _ program: String, _ script: String, _ sentence: String
    ) throws {
        let stage = try Stage()
        _ = stage.home.write(program, "#!/bin/sh\n\(script)\n", mode: 0o700)
        stage.environment["PATH"] = stage.home.path + ":/usr/bin:/bin"
        stage.environment.merge(variables) { $1 }
        let chat = try ChatScreen(stage, columns: 140)
        try chat.ask("echo copied é", answer: "copied é")
        try chat.command("/copy", says: sentence)
        // The prompt still works.
        try chat.ask("echo next", answer: "next")
    }

    @Test func tmuxHasItInItsBuffer() throws {
        try says(
            ["TMUX": "/tmp/none,1,0"], "tmux", "cat >/dev/null",
            "copied 8 characters into tmux's buffer (prefix ] pastes it) and, if it may, your "
                + "terminal's clipboard")
    }

    @Test func aTmuxThatIsGone() throws {
        try says(
            ["TMUX": "/tmp/none,1,0"], "tmux", "exit 1",
            "copied 8 characters, if the terminal allows it (OSC 52); tmux failed (1)")
    }

    @Test func aDesktopThatHangs() throws {
        try says(
            ["DISPLAY": ":9"], "xclip", "exec sleep 600",
            "copied 8 characters, if the terminal allows it (OSC 52); xclip hangs and was stopped")
    }
}
