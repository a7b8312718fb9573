package import ClaudeMessages
internal import Synchronization

/// A transport that answers from recordings: those of one call in order, then the last repeatedly.
///
/// A call is a method and a path. A call without a recording fails.
package final class ReplayTransport: Transport {
    /// The transport with the requests and their results.
    package let stage: ScriptedTransport

    /// Answers with whole bodies, or with the pieces made of each recording.
    package init(
        _ recordings: [Recording], pieces: (Recording) -> [[UInt8]] = { cut($0.body, .max) }
    ) {
        let replies = Dictionary(
            grouping: recordings.map { (call: $0.call, reply: $0.played(pieces($0))) }, by: \.call)
        let asked = Mutex<[String: Int]>([:])
        stage = ScriptedTransport { _, request in
            let call = Recording.call(request.method, request.url)
            guard let known = replies[call] else {
                return .failure(TransportError(.cannotConnect, "no recording of \(call)"))
            }
            let number = asked.withLock { asked in
                defer { asked[call, default: 0] += 1 }
                return asked[call, default: 0]
            }
            return known[min(number, known.count - 1)].reply
        }
    }

    /// Answers with one recording, in these pieces or whole.
    package convenience init(_ recording: Recording, pieces: [[UInt8]]? = nil) {
        self.init([recording]) { pieces ?? cut($0.body, .max) }
    }

    package func send(
        _ request: TransportRequest
    ) async throws(TransportError) -> TransportResponse {
        try await stage.send(request)
    }

    package func prewarm(_ url: String) { stage.prewarm(url) }
}
