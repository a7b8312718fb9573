import ChatKit
import ClaudeMessages
import FakeClaude
import TestSupport
import Testing
import WireJSON

/// A person at random: every change of a conversation that there is, against the rules of the API.
struct Walker {
    private static let models = [
        "claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-4-5", "claude-opus-4-6",
    ]
    private static let tool = ToolDefinition(
        name: "add", description: "Adds two numbers.",
        inputSchema: .object(["a": .integer(), "b": .integer()]))

    private var random: SeededGenerator
    private var api: LocalAPI
    private(set) var transcript = Transcript()
    private var events: [TranscriptEvent] = []
    private var settings: PlanSettings
    /// The messages of each turn's last request, and what it was built on.
    private var sent: [TurnID: (messages: [JSON], model: String, basis: Basis)] = [:]
    /// Thinking blocks that went behind a head, under a basis and to a model.
    private var thoughts: [String: Int] = [:]

    // What the walk came to.
    private(set) var requests = 0
    private(set) var replayed = 0
    private(set) var prefixes = 0
    private(set) var slides = 0
    private(set) var returns = 0

    init(part: Int) {
        random = Soak.generator(part)
        api = LocalAPI(seed: Soak.seed &+ UInt64(part))
        settings = PlanSettings(model: Self.models[0], window: 6_000)
    }

    mutating func step() throws {
        switch Int.random(in: 0..<24, using: &random) {
        case 0..<10: try ask(question(), behind: transcript.head)
        case 10, 11: move(to: transcript.head.flatMap(transcript.header)?.parent)
        case 12: move(to: transcript.redone)
        case 13, 14: try retry()
        case 15: try edit()
        case 16: settings = with { $0.model = Self.models.randomElement(using: &$1) ?? "" }
        case 17:
            settings = with {
                $0.system = ["s one", "s two", nil].randomElement(using: &$1) ?? nil
            }
        case 18: settings = with { $0.window = Int.random(in: 2_000...9_000, using: &$1) }
        case 19: settings = with { $0.tools = Bool.random(using: &$1) ? [Self.tool] : [] }
        case 20: drop()
        case 21: if Int.random(in: 0..<4, using: &random) == 0 { move(to: nil) }
        case 22: reload()
        default: move(to: anywhere())
        }
    }

    private mutating func with(
        _ change: (inout PlanSettings, inout SeededGenerator) -> Void
    ) -> PlanSettings {
        var new = settings
        change(&new, &random)
        let model = ModelCatalogue.known.model(new.model)
        return PlanSettings(
            model: new.model, system: new.system, tools: new.tools, window: new.window,
            context: model?.context ?? .max, verifiesThinking: model?.verifiesThinking ?? true)
    }

    private mutating func apply(_ event: TranscriptEvent) {
        if transcript.apply(event) { events.append(event) }
    }

    // MARK: - What a person does

    private mutating func question() -> ChatKit.Question {
        let words = String(
            repeating: "word ", count: Int.random(in: 1...120, using: &random))
        if !settings.tools.isEmpty, Bool.random(using: &random) {
            return ChatKit.Question("Please use add. " + words)
        }
        return ChatKit.Question([.text("echo "), .folded(words, shown: "[Pasted]")])
    }

    private mutating func move(to id: TurnID?) { apply(.moved(to: id)) }

    private mutating func retry() throws {
        guard let head = transcript.head, let header = transcript.header(head),
            let body = transcript.body(head)
        else { return }
        try ask(body.question, behind: header.parent)
        returns += 1
    }

    private mutating func edit() throws {
        let path = Array(transcript.path(to: transcript.head))
        guard let old = path.randomElement(using: &random) else { return }
        try ask(question(), behind: old.parent)
    }

    private mutating func drop() {
        var selection = transcript.selection(behind: transcript.head)
        guard let turn = Array(transcript.path(to: transcript.head)).randomElement(using: &random)
        else { return }
        selection.leftOut.formSymmetricDifference([turn.id])
        apply(.selected(selection))
    }

    private mutating func anywhere() -> TurnID? {
        let remembered = (0..<transcript.count).map(TurnID.init).filter {
            transcript.header($0)?.isRemembered == true
        }
        return remembered.suffix(12).randomElement(using: &random)
    }

    /// The program was killed and started again: all that is known are the events.
    private mutating func reload() {
        var again = Transcript()
        for event in events {
            let fits = again.apply(event)
            #expect(fits)
        }
        #expect(again.head == transcript.head)
        #expect(again.count == transcript.count)
        transcript = again
    }

    // MARK: - A turn

    private mutating func ask(_ question: ChatKit.Question, behind parent: TurnID?) throws {
        guard let plan = try self.plan(question, behind: parent) else { return }
        let id = transcript.nextID
        if plan.dropped > 0 { slides += 1 }
        apply(.asked(id, question, parent: parent))
        checkThoughts(plan, behind: parent)
        var dialogue = ToolDialogue(
            request(plan.messages(asking: [question.message]) { transcript.body($0) }, plan))
        for _ in 0..<4 {
            let messages = dialogue.request.messages
            checkPrefix(messages, plan, behind: parent, id)
            apply(.sent(id, RequestRecord(basis: plan.basis, model: settings.model)))
            let answer = try send(messages, plan)
            let message = try #require(Message(json: answer) as Message?)
            if Int.random(in: 0..<6, using: &random) == 0 { return cut(id, message) }
            apply(
                .counted(
                    id,
                    RequestCounts(
                        ids: ["r\(requests)"], prompt: message.usage.promptTokens,
                        output: message.usage.outputTokens)))
            apply(
                .answered(
                    id, Round(answer: message.content, stopReason: message.stopReason)))
            dialogue.take(message)
            guard !message.toolCalls.isEmpty else { break }
            for call in message.toolCalls {
                if Int.random(in: 0..<8, using: &random) == 0 {
                    return apply(.ended(id, .stopped, partial: []))
                }
                dialogue.take("3", for: call)
                apply(.returned(id, ToolOutput.text("3").result(for: call)))
            }
        }
        apply(.ended(id, .answered, partial: []))
    }

    /// Whatever had come of an answer, cut anywhere; sometimes the program is killed just then.
    private mutating func cut(_ id: TurnID, _ message: Message) {
        var partial = Array(
            message.content.prefix(Int.random(in: 0...message.content.count, using: &random)))
        if let last = partial.popLast() {
            if let text = last.text {
                partial.append(
                    .text(String(text.prefix(Int.random(in: 0...text.count, using: &random)))))
            } else if last.isThinking, Bool.random(using: &random) {
                partial.append(last.with("signature", nil))
            } else {
                partial.append(last)
            }
        }
        if Bool.random(using: &random) {
            apply(.grew(id, partial))
            reload()
        }
        apply(.ended(id, Bool.random(using: &random) ? .stopped : .cut, partial: partial))
    }

    private mutating func plan(_ question: ChatKit.Question, behind parent: TurnID?) throws
        -> PromptPlan?
    {
        let planner = Planner(
            transcript, behind: parent, asking: Weight(question.content), settings: settings)
        var counted: [Int: Int] = [:]
        for _ in 0..<12 {
            switch planner.step(counted: counted) {
            case .send(let plan): return plan
            case .count(let plan):
                #expect(counted[plan.dropped] == nil)
                let messages = plan.messages(asking: [question.message]) { transcript.body($0) }
                var body = request(messages, plan).json(stream: false)
                for name in ["max_tokens", "stream"] { body[name] = nil }
                counted[plan.dropped] = try api.count(body)
            case .tooLong: return nil
            }
        }
        Issue.record("undecided")
        return nil
    }

    private func request(_ messages: [InputMessage], _ plan: PromptPlan) -> MessageRequest {
        MessageRequest(
            model: settings.model, maxTokens: 600, messages: messages,
            system: plan.basis.system.map { [.text($0)] } ?? [], tools: plan.basis.tools,
            thinking: settings.model.contains("4-") ? nil : .adaptive())
    }

    /// Every request that is built must be one that the API takes.
    private mutating func send(_ messages: [InputMessage], _ plan: PromptPlan) throws -> JSON {
        requests += 1
        replayed += messages.joined { $0.content.filter(\.isThinking) }
        do throws(APIError) {
            return try api.message(request(messages, plan).json(stream: false))
        } catch {
            Issue.record("refused: \(error.message) in \(messages.map(\.json))")
            throw error
        }
    }

    // MARK: - What must hold

    /// Under the same basis, to the same model, the prompt begins with the one before it.
    private mutating func checkPrefix(
        _ messages: [InputMessage], _ plan: PromptPlan, behind parent: TurnID?, _ id: TurnID
    ) {
        let now = messages.map(\.json)
        if let before = (sent[id] ?? parent.flatMap { sent[$0] }), before.basis == plan.basis,
            before.model == settings.model
        {
            prefixes += 1
            #expect(Array(now.prefix(before.messages.count)) == before.messages)
        }
        sent[id] = (now, settings.model, plan.basis)
    }

    /// Behind the same head the same thinking is sent, however it was come back to.
    private mutating func checkThoughts(_ plan: PromptPlan, behind parent: TurnID?) {
        guard let parent else { return }
        let count = plan.messages(asking: []) { transcript.body($0) }.joined {
            $0.content.filter(\.isThinking)
        }
        let key = "\(parent) \(plan.basis.hashValue) \(settings.model)"
        if let before = thoughts[key], plan.basis.selection.first != transcript.open {
            #expect(count >= before, "\(key)")
        }
        thoughts[key] = count
    }
}

extension [InputMessage] {
    fileprivate func joined(_ blocks: (InputMessage) -> [ContentBlock]) -> Int {
        reduce(0) { $0 + blocks($1).count }
    }
}
