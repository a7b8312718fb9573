package import ChatKit
import ClaudeMessages

/// A conversation as it was loaded.
package struct KeptChat: Sendable {
    package let id: ChatID
    package private(set) var transcript: Transcript
    /// The kept bases by number.
    let bases: [Int: Basis]

    init(id: ChatID, transcript: Transcript, bases: [Int: Basis]) {
        self.id = id
        self.transcript = transcript
        self.bases = bases
    }

    /// The event that ends the turn which a crash left open, with what had come of its answer; nil
    /// where all turns have ended.
    package var end: TranscriptEvent? {
        guard let turn = transcript.open else { return nil }
        let last = transcript.body(turn)?.rounds.last
        return .ended(turn, .cut, partial: last?.stopReason == nil ? last?.answer ?? [] : [])
    }
}
