import ChatStore
import ClaudeMessages

/// Says on standard error how far a deletion is, where it takes long.
final class DeletingNews {
    private let total: Int
    private let diagnostics: Diagnostics
    /// Seconds since 1970.
    private let now: () -> Double
    private var told: Double

    /// The seconds between two messages.
    private static let pause = 2.0

    init(_ total: Int, _ diagnostics: Diagnostics, now: @escaping () -> Double) {
        self.total = total
        self.diagnostics = diagnostics
        self.now = now
        told = now()
    }

    func tell(_ progress: Deletion.Progress) {
        guard now() - told >= Self.pause else { return }
        told = now()
        switch progress {
        case .deleted(let count):
            diagnostics.say("deleted \(Numbers.grouped(count)) of \(Numbers.grouped(total)) …")
        case .cleaning(let pages):
            let size = Numbers.grouped(pages.multipliedSaturating(4) / 1_000)
            diagnostics.say("removing their words from the index, \(size) MB so far …")
        }
    }
}
