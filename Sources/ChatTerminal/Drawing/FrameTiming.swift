/// When frames are drawn.
enum FrameTiming {
    /// At most this often while text streams; a key is drawn at once.
    static let frameInterval = Duration.milliseconds(33)

    /// While so little text waits that moving the cursor there and back would cost as much.
    static let slowInterval = Duration.milliseconds(125)
    static let slowText = 40

    /// How long text rests after a resize.
    ///
    /// A terminal may tell of its new size later than it changes its rows (tmux: 250 ms while a
    /// window is dragged), and a frame drawn in between starts in the wrong row.
    static let resizePause = Duration.milliseconds(400)

    /// How long a frame may be on its way to the terminal.
    static let flightTime = Duration.milliseconds(3)

    /// How long after a resize another one is likely.
    static let unsteadyTime = Duration.seconds(2)
}
