/// One event of a server-sent event stream.
public struct ServerSentEvent: Sendable, Hashable {
    /// The `event` field; empty when there was none.
    public var name = ""
    /// The `data` fields, joined with newlines.
    public var data: [UInt8] = []

    /// Makes an event.
    public init(name: String = "", data: [UInt8] = []) {
        self.name = name
        self.data = data
    }
}
