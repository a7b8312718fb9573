/// The settings of a server.
package struct Configuration: Sendable {
    /// 0 for any free port.
    package var port = 0
    /// Output tokens per second; 0 for no pauses.
    package var rate = 0
    /// Milliseconds before the response begins.
    package var latency = 0
    /// The path of a log with one JSON line for each finished request.
    package var log: String?
    /// A fault for every messages request.
    package var fault: Fault?
    /// The only accepted key; nil accepts any key, and none.
    package var requiredKey: String?
    package var maximumBody = 32 * 1024 * 1024
    package var maximumBatch = 256 * 1024 * 1024
    package var maximumFile = 500 * 1024 * 1024
    /// How many polls report a batch as in progress.
    package var batchPolls = 1
    /// The key of signatures; another one acts as another account.
    package var signingKey: UInt64 = 0x6661_6B65
    /// The seed of identifiers and of piece sizes.
    package var seed: UInt64
    /// Milliseconds since 1970, for cache and log.
    package var now: @Sendable () -> Int

    package init(rate: Int = 0, now: (@Sendable () -> Int)? = nil) {
        self.rate = rate
        self.now = now ?? { Clock.wall() }
        seed = UInt64(truncatingIfNeeded: Clock.wall() ^ Program.identifier << 40)
    }

    /// The longest accepted body at that target, in bytes.
    func maximumBody(at target: String) -> Int {
        switch Target(target).path {
        case "/v1/messages/batches": maximumBatch
        case "/v1/files": maximumFile
        default: maximumBody
        }
    }
}
