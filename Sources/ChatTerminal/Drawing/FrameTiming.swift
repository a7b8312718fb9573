/// The time intervals of frames.
enum FrameTiming {
    /// The shortest interval between frames of streaming text; a key is drawn at once.
    static let frameInterval = Duration.milliseconds(33)

    /// The interval for little text, for which moving the cursor would cost as many bytes.
    static let slowInterval = Duration.milliseconds(125)
    static let slowText = 40

    /// How long no text is drawn after a resize.
    ///
    /// A terminal may report its new size later than it moves its rows (tmux: 250 ms while a window
    /// is dragged), and a frame drawn in between starts in the wrong row.
    static let resizePause = Duration.milliseconds(400)

    /// How long a frame may take to reach the terminal.
    static let flightTime = Duration.milliseconds(3)

    /// How long after a resize another one is likely.
    static let unsteadyTime = Duration.seconds(2)
}
