extension Duration {
    /// The duration in milliseconds, rounded down and limited to `Int32` for libcurl.
    package var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let whole = min(max(seconds, 0), 2_000_000)
        return Int(whole) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
