/// Receives the head and body of a response on the engine's thread.
protocol CurlReceiver: AnyObject, Sendable {
    /// Receives one header line without its line end; `false` ends the transfer.
    func receive(headerLine: [UInt8]) -> Bool
    /// Receives bytes of the body; `false` pauses the transfer, and libcurl keeps the bytes.
    func receive(body: [UInt8]) -> Bool
}
