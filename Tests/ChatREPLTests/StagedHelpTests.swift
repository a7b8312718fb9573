import Testing

/// Help: of all, of keys, of one command, and for what is misspelt.
@Suite struct StagedHelpTests {
    @Test func allOfItAtEightyColumns() throws {
        let chat = try StagedChat(80, 60, commands: .few)
        chat.type("/help\r")
        #expect(
            chat.screen == """
                > /help
                /help [COMMAND]      show what can be done here
                /model [NAME]        show or switch the model
                /system [TEXT]       show or replace the system prompt
                /clear               begin a new conversation
                /edit [N]            write in $VISUAL or $EDITOR, or rewrite an old message
                /copy [code [N]]     copy the last answer, or its code
                /save-answer [FILE]  write the last answer into a new file
                /set [NAME VALUE]    show or change a setting of this chat
                /quit                leave (also Ctrl-D)

                /set                 lists the settings, each of which is a command too
                /help keys           lists the keys of the prompt

                Enter sends; Alt-Enter, Ctrl-J or a \\ before Enter begin a new line.
                Ctrl-C or Esc stops an answer and keeps what came; Ctrl-D leaves.

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func oneCommand() throws {
        let chat = try StagedChat()
        for name in ["undo", "/copy", "effort", "h", "zzz", "clea", "unde"] {
            chat.type("/help \(name)\r")
        }
        #expect(
            chat.everything == """
                > /help undo
                /undo [N]  take the last turn back, or N turns
                A message without an answer first. Nothing is lost: /redo brings turns back.

                > /help /copy
                /copy [code [N]]  copy the last answer, or its code
                With 'code' its last block of code, with 'code N' the Nth; by way of the
                terminal.

                > /help effort
                /effort [LEVEL]  how much work an answer takes (default: the model's)
                Holds in this chat; '/set --save effort' keeps it.

                > /help h
                /help [COMMAND]  show what can be done here
                Beginnings of names are enough: /h. A message that begins with a slash: //…

                > /help zzz
                there is no command /zzz: /help lists all

                > /help clea
                /clear  begin a new conversation
                System prompt, model and costs stay; /resume goes back, unless nothing is kept.

                > /help unde
                there is no command /unde: did you mean /undo?

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func unknownCommands() throws {
        let chat = try StagedChat(commands: .few)
        for line in ["/hepl", "/xyzzy", "/", "/s", "/clea", "/clear now", "//x"] {
            chat.type(line + "\r")
        }
        #expect(
            chat.everything == """
                > /hepl
                there is no command /hepl: did you mean /help? (// sends a slash)

                > /xyzzy
                there is no command /xyzzy: /help lists all (// sends a slash)

                > /
                there is no command /: /help lists all (// sends a slash)

                > /s
                /s could be /system, /save-answer, /set or /stop

                > /clea
                /clear is run by its whole name alone

                > /clear now
                /clear takes nothing behind it: nothing was done

                > //x
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }
}
