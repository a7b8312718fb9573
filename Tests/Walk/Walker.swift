package import ChatKit
import ClaudeMessages
import FakeClaude
import TestSupport
import WireJSON

/// A random user: makes every kind of change of a conversation, with requests checked by the API.
public struct Walker {
    private static let models = [
        "claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-4-5", "claude-opus-4-6",
    ]
    private static let tool = ToolDefinition(
        name: "add", description: "Adds two numbers.",
        inputSchema: .object(["a": .integer(), "b": .integer()]))

    private var random: SeededGenerator
    private var api: LocalAPI
    package private(set) var transcript = Transcript()
    private let memory: any WalkMemory
    private var settings: TurnSettings
    private var entries: [LedgerEntry] = []
    /// The usage billed by the API, request by request.
    private var billed: [ClaudeMessages.Usage] = []
    /// The messages, model and basis of each turn's last request.
    private var sent: [TurnID: (messages: [JSON], model: String, basis: Basis)] = [:]
    /// The number of thinking blocks sent behind a head, by basis and model.
    private var thoughts: [String: Int] = [:]

    private var steps = 0
    /// All events are replayed at each crash, so their number is limited.
    private static let stepsOfAConversation = 1_000

    /// What did not hold.
    public private(set) var problems: [String] = []

    // Totals of the walk.
    public private(set) var kills = 0
    public private(set) var requests = 0
    public private(set) var replayed = 0
    public private(set) var prefixes = 0
    public private(set) var slides = 0
    public private(set) var returns = 0

    /// `memory` is what is left of the conversation after a crash.
    package init(part: Int, memory: any WalkMemory = EventMemory()) {
        self.memory = memory
        random = Soak.generator(part)
        api = LocalAPI(seed: Soak.seed &+ UInt64(part))
        settings = TurnSettings(
            RequestSettings(modelName: Self.models[0], maxTokens: 600), window: 2_500)
    }

    public mutating func step() throws {
        steps += 1
        if steps % Self.stepsOfAConversation == 0 { try beginAnew() }
        switch Int.random(in: 0..<25, using: &random) {
        case 0..<10: try ask(question(), behind: transcript.head)
        case 10, 11: move(to: transcript.head.flatMap(transcript.header)?.parent)
        case 12: move(to: transcript.redone)
        case 13, 14: try retry()
        case 15: try edit()
        case 16: settings.requests.modelName = Self.models.randomElement(using: &random) ?? ""
        case 17: settings.system = ["s one", "s two", nil].randomElement(using: &random) ?? nil
        case 18: settings.window = Int.random(in: 1_000...4_000, using: &random)
        case 19: settings.tools = Bool.random(using: &random) ? [Self.tool] : []
        case 20: drop()
        case 21: if Int.random(in: 0..<4, using: &random) == 0 { move(to: nil) }
        case 22: reload()
        case 23: if Int.random(in: 0..<8, using: &random) == 0 { memory.fork() }
        default: move(to: anywhere())
        }
    }

    private mutating func beginAnew() throws {
        try memory.beginAnew()
        (transcript, sent, thoughts) = (Transcript(), [:], [:])
    }

    private mutating func apply(_ event: TranscriptEvent) {
        if transcript.apply(event) { memory.keep(event) }
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

    /// Restarts the program after a crash: the transcript is what was kept of it.
    private mutating func reload() {
        let again = memory.load()
        check(again.head == transcript.head && again.open == transcript.open, "another head")
        check(again.count == transcript.count, "another number of turns")
        check(again.redone == transcript.redone, "redo leads elsewhere")
        check(
            again.selection(behind: again.head) == transcript.selection(behind: again.head),
            "other turns are sent")
        for turn in (0..<again.count).map(TurnID.init) {
            check(again.header(turn) == transcript.header(turn), "another header of \(turn)")
            check(again.body(turn) == transcript.body(turn), "another body of \(turn)")
        }
        transcript = again
    }

    /// Ends the program in mid-turn; the next one closes the turn.
    private mutating func kill() {
        reload()
        if let end = transcript.closing { apply(end) }
        check(transcript.open == nil, "a turn is left open")
        kills += 1
    }

    // MARK: - A turn

    private mutating func ask(_ question: ChatKit.Question, behind parent: TurnID?) throws {
        var turn = OpenTurn(question, behind: parent, in: transcript, settings: settings)
        for _ in 0..<60 {
            if transcript.open != nil, Int.random(in: 0..<60, using: &random) == 0 { return kill() }
            switch turn.next {
            case .open: record(turn.took(.opened))
            case .reserve: record(turn.took(.reserved))
            case .count(let request): record(turn.took(.counted(try count(request))))
            case .decide: record(turn.took(.decided(.stop)))
            case .wait: record(turn.took(.waited))
            case .run(let calls): run(calls, of: &turn)
            case .send(let request):
                checkThoughts(request, behind: parent, turn.id)
                checkPrefix(request, behind: parent, turn.id)
                try send(request, &turn)
            case .end:
                check(transcript.open == nil, "a turn is left open")
                return checkLedger()
            }
        }
        problems.append("step \(steps): it does not end")
    }

    private mutating func record(_ events: [OpenTurn.Event]) {
        for event in events {
            switch event {
            case .happened(let change): apply(change)
            case .spent(let entry): entries.append(entry)
            case .slid: slides += 1
            case .reserved, .running, .unsent: break
            }
        }
    }

    private mutating func count(_ request: MessageRequest) throws -> Int {
        var body = request.json(stream: false)
        for name in ["max_tokens", "stream"] { body[name] = nil }
        return try api.count(body)
    }

    private mutating func run(_ calls: [ToolCall], of turn: inout OpenTurn) {
        guard let call = calls.randomElement(using: &random) else { return }
        let isStopped = Int.random(in: 0..<8, using: &random) == 0
        record(isStopped ? turn.closed() : turn.took(.returned("3", call)))
    }

    /// The API must accept every request.
    private mutating func send(_ request: MessageRequest, _ turn: inout OpenTurn) throws {
        requests += 1
        replayed += request.messages.reduce(0) { $0 + $1.content.count(where: \.isThinking) }
        let json: JSON
        do throws(APIError) {
            json = try api.message(request.json(stream: false))
        } catch {
            problems.append("refused: \(error.message) in \(request.messages.map(\.json))")
            throw error
        }
        guard let message = Message(json: json) as Message? else { return }
        billed.append(message.usage)
        var sent = SentRequest(requestID: "r\(requests)", usage: message.usage)
        guard Int.random(in: 0..<6, using: &random) == 0 else {
            return record(turn.took(.answered(message, broken: [], requests: [sent])))
        }
        let isStopped = Bool.random(using: &random)
        let error = ClaudeError(isStopped ? .cancelled : .cutOff, "x")
        sent.error = error
        let partial = cut(message, turn.id)
        record(turn.took(.failed(error, partial: partial, requests: [sent])))
    }

    /// An answer interrupted anywhere; sometimes the program crashes then, and the turn is closed
    /// on loading.
    private mutating func cut(_ message: Message, _ turn: TurnID) -> Message {
        var partial = message
        partial.envelope["stop_reason"] = .null
        partial.content = Array(
            message.content.prefix(Int.random(in: 0...message.content.count, using: &random)))
        if let last = partial.content.popLast() {
            if let text = last.text {
                partial.content.append(
                    .text(String(text.prefix(Int.random(in: 0...text.count, using: &random)))))
            } else if last.isThinking, Bool.random(using: &random) {
                partial.content.append(last.with("signature", nil))
            } else {
                partial.content.append(last)
            }
        }
        if Bool.random(using: &random) {
            apply(.grew(turn, partial.content))
            reload()
        }
        return partial
    }

    // MARK: - What must hold

    private mutating func check(_ holds: Bool, _ problem: @autoclosure () -> String) {
        if !holds { problems.append("step \(steps): \(problem())") }
    }

    /// Every billed request is in the ledger with the API's usage.
    private mutating func checkLedger() {
        check(entries.count == billed.count, "a request is not in the ledger")
        guard let entry = entries.last, let usage = billed.last else { return }
        check(entry.usage.promptTokens == usage.promptTokens, "another usage")
        check(entry.cost.money.map { $0 > .zero } == true, "no cost")
    }

    /// With the same basis and model, the prompt begins with the previous one.
    private mutating func checkPrefix(
        _ request: MessageRequest, behind parent: TurnID?, _ id: TurnID
    ) {
        guard let basis = transcript.header(id)?.basis else { return }
        let now = request.messages.map(\.json)
        if let before = (sent[id] ?? parent.flatMap { sent[$0] }), before.basis == basis,
            before.model == request.model
        {
            prefixes += 1
            check(
                Array(now.prefix(before.messages.count)) == before.messages,
                "the prompt does not begin with the one before")
        }
        sent[id] = (now, request.model, basis)
    }

    /// Behind the same head the same thinking is sent, however the head was reached.
    private mutating func checkThoughts(
        _ request: MessageRequest, behind parent: TurnID?, _ id: TurnID
    ) {
        guard sent[id] == nil, let parent, let basis = transcript.header(id)?.basis else { return }
        let count = request.messages.reduce(0) { $0 + $1.content.count(where: \.isThinking) }
        let key = "\(parent) \(basis.hashValue) \(request.model)"
        if let before = thoughts[key], basis.selection.first != id {
            check(count >= before, "less thinking is sent: \(key)")
        }
        thoughts[key] = count
    }
}
