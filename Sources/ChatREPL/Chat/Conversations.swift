import ChatKit
import ChatTerminal

/// The chat's implementation of `ConversationDesk`.
final class Conversations: ConversationDesk {
    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let desk: TurnDesk

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput, _ desk: TurnDesk
    ) {
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
        self.desk = desk
    }

    func edit(turnsBack: Int) {
        guard let draft = Rewriting(console, desk, remarks).draft(turnsBack: turnsBack)
        else { return }
        waiting.put(draft)
    }

    func showEnd() { LastTurn(console: console, remarks: remarks).show(desk.session) }
}
