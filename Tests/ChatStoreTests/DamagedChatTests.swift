import ChatKit
import ChatStore
import ClaudeMessages
import FakeClaude
import Testing
import WireJSON

/// What is damaged in a conversation is left out, closed or mended and told, and the rest goes on:
/// no request of it is refused by a strict server.
@Suite struct DamagedChatTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let name: String
        let sql: [String]
        /// The texts of the next prompt, without its question.
        var sent = whole
        var found: [String] = []

        var testDescription: String { name }

        init(_ name: String, _ sql: String..., sent: [String] = whole, found: [String] = []) {
            self.name = name
            self.sql = sql
            self.sent = sent
            self.found = found
        }
    }

    private static let whole = ["q0", "a0", "q1", "calling", "done", "q2", "a2", "q3", "a3"]
    private static let withoutFirst = ["q0", "a0", "q2", "a2", "q3", "a3"]
    private static let withoutSecond = ["q0", "a0", "q1", "calling", "done", "q3", "a3"]

    private static func answer(_ turn: Int, _ blocks: String) -> String {
        """
        UPDATE event SET data='{"answer":[\(blocks)],"stop":"end_turn"}'
        WHERE turn=\(turn) AND kind='answered'
        """
    }

    private static let text = #"{"type":"text","text":"a2"}"#

    static let damages = [
        Damage("nothing"),
        Damage(
            "a header that is no JSON", "UPDATE turn SET header='{' WHERE number=1",
            found: ["1 rebuiltTurns"]),
        Damage(
            "a header of nothing", "UPDATE turn SET header='{}' WHERE number=1",
            found: ["1 rebuiltTurns"]),
        Damage("no header", "DELETE FROM turn WHERE number=1", found: ["1 rebuiltTurns"]),
        Damage(
            "no header at all", "DELETE FROM turn",
            found: ["4 rebuiltTurns"]),
        Damage("no end", "DELETE FROM event WHERE turn=1 AND kind='ended'"),
        Damage("no end of the last turn", "DELETE FROM event WHERE turn=3 AND kind='ended'"),
        Damage(
            "no content", "DELETE FROM event WHERE turn=1", sent: withoutFirst,
            found: ["1 lostTurns"]),
        Damage(
            "no turn", "DELETE FROM event WHERE turn=1", "DELETE FROM turn WHERE number=1",
            sent: withoutFirst, found: ["1 lostTurns"]),
        Damage(
            "no first turn", "DELETE FROM event WHERE turn=0", "DELETE FROM turn WHERE number=0",
            sent: Array(whole.dropFirst(2)), found: ["1 lostTurns"]),
        Damage(
            "neither header nor question", "UPDATE turn SET header='' WHERE number=1",
            "UPDATE event SET data='x' WHERE turn=1 AND kind='asked'", sent: withoutFirst,
            found: ["1 lostTurns"]),
        Damage(
            "a parent that is none",
            "UPDATE turn SET header=json_set(header, '$.parent', 50) WHERE number=3"),
        Damage(
            "a call without a result", "DELETE FROM event WHERE kind='returned'",
            found: ["1 orphanedCalls"]),
        Damage(
            "a result without a call",
            """
            UPDATE event SET data='{"answer":[{"type":"text","text":"calling"}],"stop":"end_turn"}'
            WHERE turn=1 AND kind='answered' AND data LIKE '%calling%'
            """),
        Damage(
            "an empty text", answer(2, #"{"type":"text","text":""},"# + text),
            found: ["1 badBlocks"]),
        Damage(
            "an empty text before a call",
            """
            UPDATE event SET data=replace(data, '{"type":"text","text":"calling"}',
            '{"type":"text","text":"calling"},{"type":"text","text":""}')
            """, found: ["1 badBlocks"]),
        Damage(
            "no text", answer(2, #"{"type":"text","text":""}"#), sent: withoutSecond,
            found: ["1 lostTurns"]),
        Damage(
            "blocks that are none",
            answer(
                2,
                #"1,{},{"type":"tool_use","id":"a b","name":"add","input":{}},"#
                    + #"{"type":"tool_use","id":"u","name":"add","input":"x"},"# + text),
            found: ["4 badBlocks"]),
        Damage(
            "an empty question",
            "UPDATE event SET data=replace(data, 'q2', ' ') WHERE turn=2 AND kind='asked'",
            sent: withoutSecond, found: ["1 lostTurns"]),
        Damage(
            "a question after a question", "DELETE FROM event WHERE turn=2 AND kind='answered'",
            sent: withoutSecond, found: ["1 lostTurns"]),
        Damage(
            "lone surrogates",
            #"UPDATE event SET data=replace(data, 'q2', 'q2\ud83d') WHERE turn=2"#,
            #"UPDATE event SET data=replace(data, 'a2', '\uDE00a2') WHERE turn=2"#,
            sent: whole.map { ["q2": "q2\u{FFFD}", "a2": "\u{FFFD}a2"][$0] ?? $0 },
            found: ["2 mendedTexts"]),
        Damage(
            "a pair of surrogates", #"UPDATE event SET data=replace(data, 'q2', '\ud83d\ude00')"#,
            sent: whole.map { $0 == "q2" ? "😀" : $0 }),
        Damage(
            "a turn left open", "DELETE FROM event WHERE turn=2 AND kind='ended'",
            "DELETE FROM turn WHERE number=2", found: ["1 openTurns"]),
        Damage(
            "a turn left open without an answer",
            "DELETE FROM event WHERE turn=2 AND kind IN ('answered', 'ended')",
            "DELETE FROM turn WHERE number=2", sent: withoutSecond, found: ["1 openTurns"]),
        Damage(
            "an open turn without its question",
            "DELETE FROM event WHERE turn=3 AND kind IN ('asked', 'ended')",
            "DELETE FROM turn WHERE number=3", sent: Array(whole.dropLast(2)),
            found: ["1 lostTurns"]),
        Damage(
            "a move to nowhere",
            "INSERT INTO event(chat, kind, data) VALUES(1, 'moved', '{\"to\":77}')",
            found: ["1 lostChanges"]),
        Damage(
            "a change that is none",
            "INSERT INTO event(chat, kind, data) VALUES(1, 'selected', '')",
            "INSERT INTO event(chat, kind, data) VALUES(1, 'dreamt', '{}')",
            found: ["2 lostChanges"]),
        Damage(
            "a number that is none",
            """
            INSERT INTO event(chat, turn, kind, data)
            VALUES(1, 1000000000000, 'asked', '{"question":[{"text":"x"}]}'), (1, -7, 'ended', '')
            """, found: ["2 lostChanges"]),
        Damage(
            "a turn that is there twice",
            """
            INSERT INTO event(chat, turn, kind, data)
            SELECT chat, turn, kind, data FROM event WHERE turn=1
            """),
        Damage("no basis", "DELETE FROM basis"),
    ]

    private static let tool = ToolDefinition(
        name: "add", description: "Adds.", inputSchema: .object(["a": .integer()]))
    private static let settings = TurnSettings(
        RequestSettings(modelName: "claude-haiku-4-5", maxTokens: 600), tools: [tool],
        window: 100_000)

    /// Four turns, the second one with a tool.
    private static let events: [TranscriptEvent] = (0..<4).flatMap { number -> [TranscriptEvent] in
        let turn = TurnID(number)
        let record = RequestRecord(basis: Basis(tools: [tool]), model: "claude-haiku-4-5")
        let call = ContentBlock(
            json: ["type": "tool_use", "id": "t", "name": "add", "input": ["a": 1]])
        let rounds: [TranscriptEvent] =
            number == 1
            ? [
                .answered(turn, Round(answer: [.text("calling"), call], stopReason: "tool_use")),
                .returned(turn, .toolResult(id: "t", text: "2")),
                .answered(turn, Round(answer: [.text("done")], stopReason: .endTurn)),
            ] : [.answered(turn, Round(answer: [.text("a\(number)")], stopReason: .endTurn))]
        let parent = number == 0 ? nil : TurnID(number - 1)
        return [.asked(turn, Question("q\(number)"), parent: parent), .sent(turn, record)]
            + rounds + [.ended(turn, .answered, partial: [])]
    }

    @Test(arguments: damages) func theRestGoesOn(damage: Damage) throws {
        let folder = try DataFolder()
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        try keeper.keep(Self.events, at: 1)
        for sql in damage.sql { try folder.run(sql) }

        let chat = try #require(keeper.chat)
        let kept = try folder.store().load(chat)
        #expect(kept.repairs.words == damage.found)
        #expect(kept.transcript.closing == nil)
        let next = try ask("next", in: kept.transcript)
        #expect(next.texts == damage.sent + ["next"])

        // A further turn is kept, has a number of its own, and is there again.
        let again = ChatKeeper(folder.store(), kept)
        try again.keep(next.turn, at: 2)
        let later = try folder.store().load(chat)
        #expect(later.repairs == kept.repairs)
        #expect(try ask("more", in: later.transcript).texts.suffix(3).dropLast(2) == ["next"])
    }

    /// Thinking is signed for what precedes it, and refused behind anything else.
    @Test(arguments: [
        ("", 4), ("DELETE FROM event WHERE turn=1", 1),
        ("DELETE FROM event WHERE turn=1; DELETE FROM turn WHERE number=1", 1),
        (#"UPDATE event SET data=replace(data, 'q2', '\ud800q2') WHERE kind='asked'"#, 2),
        (
            #"UPDATE event SET data=replace(data, '"answer":[', '"answer":[{},') WHERE turn=3"#, 3
        ),
        ("DELETE FROM turn WHERE number=1; DELETE FROM event WHERE turn=1 AND kind='ended'", 2),
        ("UPDATE turn SET header='' WHERE number=1", 4),
    ]) func thinkingIsSentAsFarAsNothingIsDamaged(sql: String, thoughts: Int) throws {
        let folder = try DataFolder()
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        var settings = Self.settings
        settings.tools = []
        settings.requests.modelName = "claude-sonnet-5-5"
        var transcript = Transcript()
        for number in 0..<4 {
            let turn = try ask("q\(number)", in: transcript, settings).turn
            for event in turn { transcript.apply(event) }
            try keeper.keep(turn, at: 1)
        }
        try folder.run(sql)
        let kept = try folder.store().load(try #require(keeper.chat))
        let next = try ask("next", in: kept.transcript, settings)
        #expect(next.thoughts == thoughts)
        // What is thought now counts from here on.
        var later = kept.transcript
        for event in next.turn { later.apply(event) }
        _ = try ask("more", in: later, settings)
    }

    /// A crash is no damage: the answer so far stays.
    @Test func aTurnThatACrashHasCutIsClosed() throws {
        let folder = try DataFolder()
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        let growing: [TranscriptEvent] = [
            .asked(TurnID(4), Question("q4"), parent: TurnID(3)), .grew(TurnID(4), [.text("half")]),
        ]
        try keeper.keep(Self.events + growing, at: 1)
        let kept = try folder.store().load(try #require(keeper.chat))
        #expect(kept.repairs.isEmpty)
        var transcript = kept.transcript
        let fits = transcript.apply(try #require(kept.transcript.closing))
        #expect(fits)
        let cut = "half\n\n" + TurnBody.interruption
        #expect(try ask("next", in: transcript).texts == Self.whole + ["q4", cut, "next"])
    }

    /// The texts of the prompt, which the API has accepted, and the events of a whole turn.
    private func ask(
        _ question: String, in transcript: Transcript, _ settings: TurnSettings = Self.settings
    ) throws -> (texts: [String], thoughts: Int, turn: [TranscriptEvent]) {
        var turn = OpenTurn(
            Question(question), behind: transcript.head, in: transcript, settings: settings)
        var events = turn.took(.opened) + turn.took(.reserved)
        guard case .send(let request) = turn.next else { throw NotSent(step: turn.next) }
        var api = LocalAPI(seed: 1)
        let answer = try #require(Message(json: try api.message(request.json(stream: false))))
        events += turn.took(.answered(answer, broken: [], requests: []))
        events += turn.closed()
        let content = request.messages.flatMap(\.content)
        return (
            content.compactMap(\.text), content.count(where: \.isThinking),
            events.compactMap { if case .happened(let change) = $0 { change } else { nil } }
        )
    }

    private struct NotSent: Error { let step: OpenTurn.Step }
}

extension Repairs {
    /// What was found, by name.
    fileprivate var words: [String] {
        Mirror(reflecting: self).children.compactMap { child in
            guard let count = child.value as? Int, count > 0 else { return nil }
            return "\(count) \(child.label ?? "")"
        }
    }
}
