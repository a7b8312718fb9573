/// The body of a response; bytes are received only as they are read.
public protocol TransportBody: Sendable {
    /// The next bytes, or `nil` at the end; throws when the exchange failed.
    func next() async throws(TransportError) -> [UInt8]?
    /// Closes the exchange; bytes already received can still be read.
    func cancel()
    /// The answer is complete: waits at most a second without bytes for the end of the body.
    func expectEnd()
}
