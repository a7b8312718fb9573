/// What a server is told when it starts.
package struct Configuration: Sendable {
    /// 0 lets the system choose.
    package var port = 0
    /// Output tokens per second; 0 sends as fast as the socket takes them.
    package var rate = 0
    /// Milliseconds before a stream begins.
    package var latency = 0
    /// A file that gets one JSON line for each finished request.
    package var log: String?
    /// A fault for every messages request.
    package var fault: Fault?
    /// The one key that is accepted; `nil` accepts any, and none.
    package var requiredKey: String?
    package var maximumBody = 32 * 1024 * 1024
    package var maximumBatch = 256 * 1024 * 1024
    package var maximumFile = 500 * 1024 * 1024
    /// How often a batch that is asked for is still in progress.
    package var batchPolls = 1
    /// The key of signatures: another one plays another account.
    package var signingKey: UInt64 = 0x6661_6B65
    /// Seeds identifiers and the sizes of pieces.
    package var seed: UInt64
    /// Milliseconds since 1970, for the cache and the log.
    package var now: @Sendable () -> Int

    package init(rate: Int = 0, now: (@Sendable () -> Int)? = nil) {
        self.rate = rate
        self.now = now ?? { Clock.wall() }
        seed = UInt64(truncatingIfNeeded: Clock.wall() ^ Program.identifier << 40)
    }

    /// How long a body may be at the target of a request.
    func maximumBody(at target: String) -> Int {
        switch Target(target).path {
        case "/v1/messages/batches": maximumBatch
        case "/v1/files": maximumFile
        default: maximumBody
        }
    }
}
