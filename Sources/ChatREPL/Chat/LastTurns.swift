import ChatKit
import ChatTerminal

/// Shows the end of a conversation that goes on: the last turns that fit a screen, at least one.
struct LastTurns {
    let console: any Console
    let remarks: Remarks

    /// Writes them, with their answers as they would be laid out now.
    func show(_ session: ChatSession) {
        console.answers = session.answers
        for (body, ending) in lastTurns(of: session.transcript).reversed() {
            remarks.echo(body.question.shown)
            let text = body.answerText
            if !text.isBlank { console.stream(text) }
            console.endStream()
            if let remark = ErrorText.notWhole(ending, hasText: !text.isBlank) {
                remarks.commit(StyledText(untrusted: "(\(remark))", style: ChatStyle.remark))
            }
            console.commit("")
        }
    }

    private func lastTurns(of transcript: Transcript) -> [(TurnBody, TurnEnding?)] {
        var turns: [(TurnBody, TurnEnding?)] = []
        var left = console.size.rows
        for turn in transcript.path(to: transcript.head) {
            guard let body = transcript.body(turn.id) else { continue }
            left -= rows(of: body.question.shown) + rows(of: body.answerText) + 1
            guard left >= 0 || turns.isEmpty else { break }
            turns.append((body, turn.ending))
        }
        return turns
    }

    /// About so many rows.
    private func rows(of text: String) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            $0 + 1 + $1.utf8.count / max(1, console.columns)
        }
    }
}
