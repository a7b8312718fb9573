import ChatEngine
import ChatKit
import ChatTerminal
import SystemKit

/// Posts turn events to the thread that owns the terminal.
struct ChatHost: TurnHost {
    let mailbox: Mailbox<ChatNews>

    func take(_ event: TurnEvent, of turn: TurnID) async {
        mailbox.post(.turn(event, turn))
        await mailbox.emptied()
    }

    func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        mailbox.post(.asked(question, turn))
        await mailbox.emptied()
        return question.fixedChoice
    }
}
