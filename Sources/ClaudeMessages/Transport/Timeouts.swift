/// How long each part of an exchange may take.
public struct Timeouts: Sendable, Hashable {
    /// The time to connect, TLS included.
    public var connect: Duration = .seconds(10)
    /// The time to the first byte of the response; local models take long for long prompts.
    public var firstByte: Duration = .seconds(600)
    /// The time without any byte after the first; `ping` events count as bytes.
    public var idle: Duration = .seconds(90)
    /// The time from the request to the last byte.
    public var total: Duration = .seconds(1800)

    /// Makes the default time-outs.
    public init() {}
}
