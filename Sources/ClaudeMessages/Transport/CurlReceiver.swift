/// What a transfer does with what arrives; called on the engine's thread.
protocol CurlReceiver: AnyObject, Sendable {
    /// One header line without its line end; `false` ends the transfer.
    func receive(headerLine: [UInt8]) -> Bool
    /// `false` keeps the bytes for later and pauses the transfer.
    func receive(body: [UInt8]) -> Bool
}
