import ChatKit
import ChatTerminal

/// Shows the end of a conversation that goes on.
struct LastTurn {
    let console: any Console
    let remarks: Remarks

    /// Writes the last turn, its answer as it would be laid out now.
    func show(_ session: ChatSession) {
        guard let head = session.transcript.head, let body = session.transcript.body(head) else {
            return
        }
        console.answers = session.answers
        remarks.echo(body.question.shown)
        let text = body.answerText
        if !text.isBlank { console.stream(text) }
        console.endStream()
        console.commit("")
    }
}
