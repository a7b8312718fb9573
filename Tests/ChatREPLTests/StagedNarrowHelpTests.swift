import Testing

/// Help where there is little room.
@Suite struct StagedNarrowHelpTests {
    @Test func allOfItWhereThereIsLittleRoom() throws {
        let chat = try StagedChat(40, 100, commands: .few)
        chat.type("/help\r")
        #expect(
            chat.screen == """
                > /help
                /help [COMMAND]
                    show what can be done here
                /model [NAME]
                    show or switch the model
                /system [TEXT]
                    show or replace the system prompt
                /clear
                    forget the conversation and begin
                    anew
                /edit [N]
                    write in $VISUAL or $EDITOR, or
                    rewrite an old message
                /copy [code [N]]
                    copy the last answer, or its code
                /save-answer [FILE]
                    write the last answer into a new
                    file
                /set [NAME VALUE]
                    show or change a setting of this
                    chat
                /quit
                    leave (also Ctrl-D)

                Settings of this chat (/set shows them
                all)
                /effort [LEVEL]
                    how much work an answer takes
                    (default: the model's)
                /max-tokens [N]
                    the longest answer, thinking
                    included (default: 32k or the
                    model's limit)
                /stop [TEXT]
                    end an answer before TEXT; can be
                    given several times
                /notify [off/bell/desktop]
                    ring the bell or tell the desktop
                    when a long answer is over
                    (default: off)

                Enter sends; Alt-Enter, Ctrl-J or a \\
                before Enter begin a new line.
                Ctrl-C or Esc stops an answer and keeps
                what came; Ctrl-D leaves.
                /help keys lists all keys.

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
