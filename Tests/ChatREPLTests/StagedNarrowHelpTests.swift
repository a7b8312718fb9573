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
                    begin a new conversation
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

                /set
                    lists the settings, each of which
                    is a command too
                /help keys
                    lists the keys of the prompt

                Enter sends; Alt-Enter, Ctrl-J or a \\
                before Enter begin a new line.
                Ctrl-C or Esc stops an answer and keeps
                what came; Ctrl-D leaves.

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
