import ChatKit
import ChatREPL
import ChatStore
import ChatTerminal
import ClaudeMessages
import Testing

/// The rows of `sessions list`.
@Suite struct SessionSheetTests {
    /// Where there is little room the facts give way to the title, the last ones first.
    @Test func theTitleKeepsSomeRoom() throws {
        let home = try HomeFolder()
        let store = ChatStore(DatabasePlace(file: home.path + "/data/chats.db", root: home.path))
        let turn = TurnID(0)
        try ChatKeeper(store, folder: "/here").keep(
            [
                .asked(turn, Question("a long question about parsers"), parent: nil),
                .answered(turn, Round(answer: [.text("a")], stopReason: .endTurn)),
                .ended(turn, .answered, partial: []),
            ], at: 0)
        let lines = try store.list()
        let costs = [ChatID(1): Cost(.zero)]
        func row(_ columns: Int?) -> String {
            SessionSheet(columns: columns, color: .off).text(lines, costs)
        }
        #expect(row(nil) == "1  1970-01-01 00:00  1 turn  $0.0000  a long question about parsers\n")
        #expect(row(60) == "1  1970-01-01 00:00  1 turn  $0.0000  a long question about…\n")
        #expect(row(48) == "1  1970-01-01 00:00  1 turn  a long question ab…\n")
        #expect(row(40) == "1  1970-01-01 00:00  a long question ab…\n")
        #expect(row(30) == "1  a long question about pars…\n")
    }
}
