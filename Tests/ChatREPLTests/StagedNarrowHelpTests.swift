import Testing

/// Help where there is little room.
@Suite struct StagedNarrowHelpTests {
    @Test func allOfItWhereThereIsLittleRoom() throws {
        let chat = try StagedChat(40, 100)
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
                /undo
                    take the last turn back
                /retry
                    ask the last message again
                /edit [N]
                    write in $VISUAL or $EDITOR, or
                    rewrite an old message
                /history [TEXT]
                    show what you typed before, or
                    search it
                /cost
                    show what this session has cost,
                    exactly
                /window [TOKENS]
                    show or set how much conversation
                    is sent
                /think [show/hide]
                    show what the model thinks, as it
                    says it
                /markdown [on/off]
                    show answers laid out, or their
                    source
                /view
                    show the last answer in your pager
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
                /thinking [auto/off/N]
                    whether the model thinks, or with
                    how many tokens (default: auto)
                /max-tokens [N]
                    the longest answer, thinking
                    included (default: 32k or the
                    model's limit)
                /temperature [N]
                    from 0, the likeliest words, to 1
                    (older models; default: the
                    model's)
                /top-p [N]
                    only of the likeliest words, up to
                    that share (older models)
                /stop [TEXT]
                    end an answer before TEXT; can be
                    given several times
                /cache [5m/1h/off]
                    how long the prompt cache keeps the
                    conversation (default: 5m)
                /timeout [SECONDS]
                    give up after so long without a
                    byte (default: 90, and 600 before
                    the first)
                /wrap [word/soft/none]
                    how long lines of answers are
                    broken (default: word)
                /math [unicode/source]
                    formulas in answers as mathematics,
                    or their source (default: unicode)
                /theme [default/plain]
                    how answers look, in your
                    terminal's colours (default:
                    default)
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
