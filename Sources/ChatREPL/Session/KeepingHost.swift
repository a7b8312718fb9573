package import ChatEngine
package import ChatKit

/// Keeps what a turn reports, before its host sees it: a question before it is sent, an answer
/// before it is over.
package struct KeepingHost: TurnHost {
    private let host: any TurnHost
    private let keeping: Keeping
    /// Seconds since 1970.
    private let now: @Sendable () -> Double
    private let failed: @Sendable (String) -> Void

    /// `failed` is given a sentence on why nothing is kept any more.
    package init(
        _ host: any TurnHost, _ keeping: Keeping, now: @escaping @Sendable () -> Double,
        failed: @escaping @Sendable (String) -> Void
    ) {
        self.host = host
        self.keeping = keeping
        self.now = now
        self.failed = failed
    }

    package var keepsGrowth: Bool { true }

    package func take(_ event: TurnEvent, of turn: TurnID) async {
        if case .record(let events) = event,
            let problem = keeping.keep(events, of: turn, at: now())
        {
            failed(problem)
        }
        await host.take(event, of: turn)
    }

    package func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        await host.decide(question, of: turn)
    }
}
