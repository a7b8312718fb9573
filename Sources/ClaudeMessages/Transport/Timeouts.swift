/// How long each part of an exchange may take.
public struct Timeouts: Sendable, Hashable {
    /// Until there is a connection, encryption included.
    public var connect: Duration = .seconds(10)
    /// Until the first byte: local models read long prompts.
    public var firstByte: Duration = .seconds(600)
    /// Without any byte after the first; pings count.
    public var idle: Duration = .seconds(90)
    /// From the request to the last byte.
    public var total: Duration = .seconds(1800)

    /// The times that are written at the members.
    public init() {}
}
