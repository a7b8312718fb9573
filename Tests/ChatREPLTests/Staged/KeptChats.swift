import ChatKit
import ChatREPL
import ChatStore
import ClaudeMessages
import TestSupport

/// A store with conversations of earlier days, and chats that keep theirs in it.
struct KeptChats {
    let home: HomeFolder
    let store: ChatStore

    init() throws {
        home = try HomeFolder()
        store = ChatStore(DatabasePlace(file: home.path + "/data/chats.db", root: home.path))
    }

    func archive(in folder: String = "/here") -> Archive {
        Archive(ChatStore(store.place), folder: folder, server: "https://api.anthropic.com")
    }

    /// A conversation of an earlier day, in `folder`.
    func keep(
        _ turns: (String, String)..., in folder: String = "/here", day: Double
    ) throws {
        let drafts = DraftKeeper(store, folder: folder)
        let keeper = ChatKeeper(store, folder: folder, drafts: drafts)
        for (number, turn) in turns.enumerated() {
            let id = TurnID(number)
            try keeper.keep(
                [
                    .asked(
                        id, Question(turn.0), parent: number == 0 ? nil : TurnID(number - 1)),
                    .answered(id, Round(answer: [.text(turn.1)], stopReason: .endTurn)),
                    .ended(id, .answered, partial: []),
                ], at: day * 86_400)
        }
    }

    func keepThree() throws {
        try keep(("about parsers", "A parser reads."), ("and lexers", "A lexer cuts."), day: 1)
        try keep(("about cheese", "Cheese is old milk."), day: 2)
        try keep(("about ships", "Ships float."), in: "/there", day: 3)
    }

    func chat(columns: Int = 80, _ arguments: [String] = []) throws -> StagedChat {
        try StagedChat(columns, 24, arguments: arguments, keeping: Keeping(archive()))
    }
}
