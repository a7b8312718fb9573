/// One event of a server-sent event stream.
public struct ServerSentEvent: Sendable, Hashable {
    /// The `event` field; empty when there is none.
    public var name = ""
    /// The bytes of the `data` fields, joined with newlines.
    public var data: [UInt8] = []

    /// Makes an event.
    public init(name: String = "", data: [UInt8] = []) {
        self.name = name
        self.data = data
    }
}
