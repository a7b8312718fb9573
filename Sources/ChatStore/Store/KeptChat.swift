package import ChatKit
import ClaudeMessages

/// A conversation as it was loaded.
package struct KeptChat: Sendable {
    package let id: ChatID
    package private(set) var transcript: Transcript
    /// The kept bases by number.
    let bases: [Int: Basis]
    /// The base URL of the server it was begun with.
    package let server: String?
    /// What was damaged.
    package let repairs: Repairs

    /// `bytes` is how much text of the newest turns is examined, and `load` reads bodies later.
    init(
        _ reader: ChatReader, examining bytes: Int, load: @escaping @Sendable (TurnID) -> TurnBody?
    ) throws(DatabaseError) {
        id = reader.chat
        server = try reader.server()
        bases = try reader.bases()
        var whole = try TranscriptReader(reader, bases, load: load)
        try whole.read()
        transcript = whole.transcript
        var repairs = whole.repairs
        var left = bytes
        for turn in transcript.path(to: transcript.head) where left > 0 {
            left -= turn.question.textBytes + turn.answer.textBytes
            repairs.add(TurnFlaws(try reader.body(turn.id), turn.ending ?? .cut))
        }
        self.repairs = repairs
    }
}
