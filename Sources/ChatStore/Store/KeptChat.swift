package import ChatKit
import ClaudeMessages

/// A conversation as it was loaded.
package struct KeptChat: Sendable {
    package let id: ChatID
    package private(set) var transcript: Transcript
    /// The kept bases by number.
    let bases: [Int: Basis]
    /// What was damaged.
    package let repairs: Repairs

    init(id: ChatID, transcript: Transcript, bases: [Int: Basis], repairs: Repairs) {
        self.id = id
        self.transcript = transcript
        self.bases = bases
        self.repairs = repairs
    }

    /// The event that ends the turn which a crash left open, with what had come of its answer; nil
    /// where all turns have ended.
    package var end: TranscriptEvent? {
        guard let turn = transcript.open else { return nil }
        return .ended(turn, .cut, partial: transcript.body(turn)?.partial ?? [])
    }
}
