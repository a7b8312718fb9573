/// What happened, as the one thread that owns the terminal sees it.
package enum TerminalEvent: Sendable {
    /// The loop runs, and what was to be shown before it could be written.
    case started
    /// Enter.
    case submitted(Submission)
    /// The first key of a draft on an empty prompt.
    case draftBegun
    /// Ctrl-C or SIGINT with an empty draft or while busy; otherwise the console itself saves the
    /// draft in the history and clears it.
    case interrupt
    /// A lone Esc outside vi mode.
    case escape
    /// Ctrl-D on an empty draft, or the end of piped input.
    case endOfInput
    /// SIGTERM, SIGHUP or SIGQUIT; SIGHUP also when the terminal is gone, SIGPIPE when nobody
    /// reads the output.
    case terminated(signal: Int32)
    /// What was to be shown could not be written: a full disk, a closed output.
    case outputFailed(errno: Int32)
    /// The answer to the question that was asked, as its place among the choices.
    case chosen(Int)
    /// What was presented, which has no room any more.
    case displaced([StyledText])
    /// Something is to be taken from what `run` was told to wait for.
    case woken
    /// The time set by `wake` has come.
    case timer
    /// Rows laid out for the old width should be set again: the terminal has a new size.
    case resized
}
