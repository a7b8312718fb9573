/// An event of the console, delivered on the thread that calls `run`.
package enum TerminalEvent: Sendable {
    /// The loop has started, and the output so far could be written.
    case started
    /// Enter.
    case submitted(Submission)
    /// The first key on an empty prompt.
    case draftBegun
    /// The draft may have changed, and no more keys wait.
    case draftChanged
    /// Ctrl-C or SIGINT while busy or with an empty draft.
    ///
    /// Otherwise the console itself moves the draft into the history.
    case interrupt
    /// A lone Esc outside vi mode.
    case escape
    /// Ctrl-D on an empty draft, or the end of piped input.
    case endOfInput
    /// SIGTERM, SIGHUP or SIGQUIT; SIGHUP also if the terminal is gone, SIGPIPE if the output pipe
    /// has no reader.
    case terminated(signal: Int32)
    /// Writing the output failed: a full disk, a closed output.
    case outputFailed(errno: Int32)
    /// The answer to the question, as an index into its choices.
    case chosen(Int)
    /// The answer to the picker.
    case picked(Picker.Answer)
    /// Presented lines that no longer fit above the prompt.
    case displaced([StyledText])
    /// The wake source given to `run` has something to take.
    case woken
    /// The time set by `wake` has passed.
    case timer
    /// The terminal has a new size, so rows wrapped for the old width should be wrapped again.
    case resized
}
