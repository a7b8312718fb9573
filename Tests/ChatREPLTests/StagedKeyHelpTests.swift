import Testing

/// The table of keys.
@Suite struct StagedKeyHelpTests {
    @Test func theKeys() throws {
        let chat = try StagedChat(80, 60)
        chat.type("/help keys\r")
        #expect(
            chat.everything == """
                > /help keys
                Always
                  Enter                           send
                  Alt-Enter, Ctrl-J, Shift-Enter  begin a new line
                  Tab                             complete commands, models, files after @
                  Up, Ctrl-P                      a line up; then what is queued, then history
                  Down, Ctrl-N                    a line down, from the last: newer history
                  Ctrl-R                          search the history; Ctrl-S turns around
                  Left, Ctrl-B                    a character to the left
                  Right, Ctrl-F                   a character to the right
                  Ctrl-Left                       a word to the left
                  Ctrl-Right                      a word to the right
                  Home, Ctrl-A                    to the start of the line
                  End, Ctrl-E                     to the end of the line
                  Backspace                       delete the character before
                  Delete                          delete the character under the cursor
                  Ctrl-_                          undo
                  Ctrl-X Ctrl-E                   edit in $VISUAL or $EDITOR
                  Ctrl-C                          stop the answer, or put the draft aside
                  Ctrl-D                          delete; on an empty prompt: leave
                  Esc                             stop the answer (in vi: command mode)
                  Ctrl-L                          clear the screen
                  Ctrl-Z                          suspend; fg comes back
                With the keys of emacs, the default
                  Alt-B                           a word to the left
                  Alt-F                           a word to the right
                  Ctrl-W, Alt-Backspace           cut the word before
                  Alt-D                           cut the word behind
                  Ctrl-K                          cut to the end of the line
                  Ctrl-U                          cut everything
                  Ctrl-Y                          put in what was cut
                  Ctrl-T                          swap two characters
                  Alt-U                           the word in capitals
                  Alt-L                           the word in small letters
                In vi's command mode, after 'bind -v' in ~/.editrc
                  h                               a character to the left
                  l, Space                        a character to the right
                  x                               cut the character
                  X                               cut the character before
                  s                               replace the character
                  k, -                            like Up
                  j, +                            like Down
                  G                               the oldest entry of the history
                  u                               undo
                  /                               search older history
                  ?                               search newer history
                  n                               search the same further back
                  N                               search the same the other way
                  v                               edit in $VISUAL or $EDITOR

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theKeysWhereThereIsLittleRoom() throws {
        let chat = try StagedChat(40, 100)
        chat.type("/help keys\r")
        #expect(
            chat.everything == """
                > /help keys
                Always
                  Enter
                    send
                  Alt-Enter, Ctrl-J, Shift-Enter
                    begin a new line
                  Tab
                    complete commands, models, files
                    after @
                  Up, Ctrl-P
                    a line up; then what is queued,
                    then history
                  Down, Ctrl-N
                    a line down, from the last: newer
                    history
                  Ctrl-R
                    search the history; Ctrl-S turns
                    around
                  Left, Ctrl-B
                    a character to the left
                  Right, Ctrl-F
                    a character to the right
                  Ctrl-Left
                    a word to the left
                  Ctrl-Right
                    a word to the right
                  Home, Ctrl-A
                    to the start of the line
                  End, Ctrl-E
                    to the end of the line
                  Backspace
                    delete the character before
                  Delete
                    delete the character under the
                    cursor
                  Ctrl-_
                    undo
                  Ctrl-X Ctrl-E
                    edit in $VISUAL or $EDITOR
                  Ctrl-C
                    stop the answer, or put the draft
                    aside
                  Ctrl-D
                    delete; on an empty prompt: leave
                  Esc
                    stop the answer (in vi: command
                    mode)
                  Ctrl-L
                    clear the screen
                  Ctrl-Z
                    suspend; fg comes back
                With the keys of emacs, the default
                  Alt-B
                    a word to the left
                  Alt-F
                    a word to the right
                  Ctrl-W, Alt-Backspace
                    cut the word before
                  Alt-D
                    cut the word behind
                  Ctrl-K
                    cut to the end of the line
                  Ctrl-U
                    cut everything
                  Ctrl-Y
                    put in what was cut
                  Ctrl-T
                    swap two characters
                  Alt-U
                    the word in capitals
                  Alt-L
                    the word in small letters
                In vi's command mode, after 'bind -v'
                in ~/.editrc
                  h
                    a character to the left
                  l, Space
                    a character to the right
                  x
                    cut the character
                  X
                    cut the character before
                  s
                    replace the character
                  k, -
                    like Up
                  j, +
                    like Down
                  G
                    the oldest entry of the history
                  u
                    undo
                  /
                    search older history
                  ?
                    search newer history
                  n
                    search the same further back
                  N
                    search the same the other way
                  v
                    edit in $VISUAL or $EDITOR

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
