package import ClaudeMessages
internal import Synchronization

/// Records waits, which return at once.
package final class RecordedWaits: Sendable {
    private let waits = Mutex<[Duration]>([])
    private let notices = Mutex<[RetryNotice]>([])

    package init() {}

    package var durations: [Duration] { waits.withLock(\.self) }
    package var noticed: [RetryNotice] { notices.withLock(\.self) }

    package func note(_ notice: RetryNotice) { notices.withLock { $0.append(notice) } }

    package func surroundings(random: Double = 0.5, now: Double = 0) -> Surroundings {
        Surroundings(
            sleep: { duration in self.waits.withLock { $0.append(duration) } },
            random: { random }, now: { now })
    }
}

extension ClaudeClient {
    /// A client with a scripted or a replay transport.
    package static func scripted(
        _ transport: any Transport, waits: RecordedWaits = RecordedWaits(),
        now: Double = 0, configure: (inout ClientConfiguration) -> Void = { _ in }
    ) -> ClaudeClient {
        var configuration = ClientConfiguration(credential: .apiKey("sk-ant-api03-testing-KEY1"))
        configure(&configuration)
        return ClaudeClient(
            configuration, transport: transport, surroundings: waits.surroundings(now: now))
    }
}
