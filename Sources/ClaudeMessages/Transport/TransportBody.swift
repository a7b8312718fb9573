/// The body of a response, pulled piece by piece; what is not pulled is not received.
public protocol TransportBody: Sendable {
    /// The next bytes, or `nil` at the end; throws when the exchange broke before it.
    func next() async throws(TransportError) -> [UInt8]?
    /// Closes the exchange; what was received can still be pulled.
    func cancel()
    /// The answer is over, so the end is due: what does not come within a second is not waited
    /// for.
    func expectEnd()
}
