import ChatKit
import ChatREPL
import ChatTerminal
import ClaudeMessages
import Testing

@Suite struct SlashCommandTests {
    // MARK: The table

    @Test func namesAreUnique() {
        #expect(Set(CommandTable().commands.map(\.name)).count == CommandTable().commands.count)
    }

    @Test(arguments: CommandTable().commands) func everyCommandIsFitToBeShown(
        _ command: SlashCommand
    ) {
        #expect(!command.name.isEmpty)
        #expect(command.name.allSatisfy { ("a"..."z").contains($0) || $0 == "-" })
        #expect(!command.summary.isEmpty && command.summary.count <= 90)
        #expect(!command.details.isEmpty && command.details.count <= 90)
        #expect(command.details.hasSuffix(".") || command.details.hasSuffix("…"))
        #expect(!command.summary.hasSuffix("."))
        #expect(command.argument?.isEmpty != true)
        let isOfSetting = CommandTable().setting.contains { $0.name == command.name }
        #expect(Manual.help().contains("/\(command.name)") || isOfSetting)
        #expect(Manual.help().contains(command.summary))
        #expect(isOfSetting || run("help").lines.contains { $0.hasPrefix(command.usage + " ") })
        #expect(
            run("help", command.name).lines == [
                "\(command.usage)  \(command.summary)", command.details,
            ])
        #expect(run("help", "/" + command.name) == run("help", command.name))
    }

    @Test(arguments: [
        (SlashCommand.Timing.always, true, true), (.withoutArgument, true, false),
        (.atRest, false, false),
    ])
    func whenOneMayRun(_ timing: SlashCommand.Timing, _ alone: Bool, _ withArgument: Bool) {
        let command = SlashCommand("x", .text("X"), "", details: "", timing: timing) { _, _ in }
        #expect(command.mayRunWhileBusy("") == alone)
        #expect(command.mayRunWhileBusy("y") == withArgument)
    }

    /// A command that may run while an answer streams changes neither conversation nor terminal.
    @Test(arguments: CommandTable().commands.filter { $0.mayRunWhileBusy("") })
    func whatRunsMeanwhileOnlyShows(_ command: SlashCommand) {
        let bench = ToldDesk(Self.session(2))
        let head = bench.session.transcript.head
        switch bench.run(command.name).effect {
        case .none, .copy, .save, .listModels: break
        case .ask, .edit, .view, .leave, .showEnd, .kept: Issue.record("/\(command.name) does more")
        }
        #expect(bench.session.transcript.head == head)
    }

    @Test(arguments: CommandTable().setting) func settingsAreShownAndNotChangedMeanwhile(
        _ command: SlashCommand
    ) {
        #expect(command.mayRunWhileBusy("") && !command.mayRunWhileBusy("x"))
    }

    // MARK: Reading

    /// How a line is read: as a command with its argument, a message, or an error text.
    private func read(_ line: String) -> String {
        switch CommandTable.few.read(line) {
        case .message(let text): "message \(text)"
        case .command(let command, let argument): "\(command.name)(\(argument))"
        case .unknown(let sentence): sentence
        }
    }

    @Test(arguments: [
        ("hello", "message hello"), (" /model", "message  /model"), ("", "message "),
        ("//model x", "message /model x"), ("//", "message /"), ("///", "message //"),
        ("/model", "model()"), ("/model opus", "model(opus)"), ("/model   opus  ", "model(opus)"),
        ("/system two  words\nand a line ", "system(two  words\nand a line)"),
        ("/system\ntext", "system(text)"), ("/mo", "model()"), ("/mod opus", "model(opus)"),
        ("/h", "help()"), ("/q", "quit()"),
        ("/cle", "/clear is run by its whole name alone"),
        ("/c", "/c could be /clear or /copy"),
        ("/modle", "there is no command /modle: did you mean /model? (// sends a slash)"),
        ("/MODEL", "there is no command /MODEL: did you mean /model? (// sends a slash)"),
        ("/xyzzy", "there is no command /xyzzy: /help lists all (// sends a slash)"),
        ("/", "there is no command /: /help lists all (// sends a slash)"),
        ("/ model", "model()"),
        ("/etc/passwd is", "there is no command /etc/passwd: /help lists all (// sends a slash)"),
    ])
    func reads(_ line: String, _ expected: String) { #expect(read(line) == expected) }

    // MARK: Effects

    private func run(_ name: String, _ argument: String = "") -> ToldDesk.Outcome {
        ToldDesk(Self.session(0)).run(name, argument)
    }

    private static func session(_ turns: Int, model: String = "sonnet") -> ChatSession {
        .made(turns, model: model)
    }

    @Test func help() {
        #expect(run("help").lines.count == CommandTable().doing.count + 6)
        #expect(
            ToldDesk(Self.session(0), .few).run("help", "s").lines == [
                "/s could be /system, /save-answer, /set or /stop"
            ])
        #expect(
            run("help", "nonsense").lines == [
                "there is no command /nonsense: /help lists all"
            ])
        #expect(run("help").effect == .none)
    }

    @Test(arguments: ["1", "0", "x", "-1", "99999999999999999999"])
    func editWithoutTurns(_ number: String) {
        #expect(run("edit", number).lines == ["/edit finds no message to rewrite"])
    }

    @Test func editTakesOneOfTheTurns() {
        let bench = ToldDesk(Self.session(2))
        for wrong in ["0", "3", "x", "-1", "1.5", "99999999999999999999"] {
            #expect(
                bench.run("edit", wrong).lines == [
                    "/edit takes a number from 1, the last message, to 2, the first"
                ])
        }
        #expect(bench.run("edit", "2").effect == .edit(turnsBack: 2))
        #expect(bench.run("edit").effect == .edit(turnsBack: 0))
    }

    @Test func model() {
        let bench = ToldDesk(Self.session(0))
        #expect(bench.run("model", "opus").lines == ["claude-opus-5-5  $4.00 / $20.00"])
        #expect(bench.session.settings.modelID == "claude-opus-5-5")
        #expect(
            bench.run("model", "claude-opus-5-5").lines == ["claude-opus-5-5 is already in use"]
        )
        #expect(
            bench.run("model", "claude-haiku-5-5").lines == [
                "claude-haiku-5-5  $0.10 / $0.50, above 100,000 tokens $0.50 / $2.50"
            ])
        let list = bench.run("model", "").lines
        #expect(
            list.contains { $0.hasPrefix("* claude-haiku-5-5            $0.10 / $0.50, above") })
        #expect(list.contains("  claude-sonnet-5-5           $2.00 / $10.00"))
        #expect(!list.contains { $0.contains("mythos") })
        #expect(list.filter { $0.hasPrefix("* ") }.count == 1)
        #expect(list.last == "prices of \(ModelCatalogue.date), per million tokens in / out")
    }

    /// The lines that are said, and the model in use afterwards.
    @Test(arguments: [
        ("so", "claude-sonnet-5-5  $2.00 / $10.00", "claude-sonnet-5-5"),
        ("OPUS", "claude-opus-5-5  $4.00 / $20.00", "claude-opus-5-5"),
        ("sonnet-5-5", "claude-sonnet-5-5  $2.00 / $10.00", "claude-sonnet-5-5"),
        ("Opus 4.8", "claude-opus-4-8  $5.00 / $25.00", "claude-opus-4-8"),
        ("haiku", "claude-haiku-5-5 is already in use", "claude-haiku-5-5"),
        ("hai", "claude-haiku-5-5 is already in use", "claude-haiku-5-5"),
        (
            "opus-4",
            "opus-4 could be claude-opus-4-8, claude-opus-4-7, claude-opus-4-6 or "
                + "claude-opus-4-5: nothing was changed", "claude-haiku-5-5"
        ),
        (
            "sonet",
            "there is no model 'sonet': did you mean sonnet? (/model asks the server for its "
                + "models, claude-chat -m takes any name)", "claude-haiku-5-5"
        ),
        (
            "turbo",
            "there is no model 'turbo': there are haiku, sonnet, opus and fable (/model asks the "
                + "server for its models, claude-chat -m takes any name)", "claude-haiku-5-5"
        ),
        (
            "opus please", "no model's name has spaces: 'opus please' is not one",
            "claude-haiku-5-5"
        ),
        (
            "claude-sonnet-5-6",
            "the model 'claude-sonnet-5-6' is not in the catalogue of \(ModelCatalogue.date) (did "
                + "you mean claude-sonnet-5-5?); it is asked all the same, at an unknown price",
            "claude-sonnet-5-6"
        ),
        (
            "llama3:8b",
            "the model 'llama3:8b' is not in the catalogue of \(ModelCatalogue.date); "
                + "it is asked all the same, at an unknown price", "llama3:8b"
        ),
        (
            "claude-opus-4",
            "the model 'claude-opus-4' retired on 2026-06-15 and answers no more: use "
                + "claude-opus-5-5; nothing was changed", "claude-haiku-5-5"
        ),
    ])
    func modelNames(_ typed: String, _ says: String, _ id: String) {
        let bench = ToldDesk(Self.session(0, model: "haiku"))
        #expect(bench.run("model", typed).lines == [says])
        #expect(bench.session.settings.modelID == id)
    }

    @Test func manyModelsAreNotAllListed() {
        let bench = ToldDesk(Self.session(0))
        let lines = bench.run("model", "claude-").lines
        #expect(lines.count == 1 && lines[0].hasSuffix(" others: nothing was changed"))
        #expect(bench.session.settings.modelName == "sonnet")
    }

    /// Models that the server has listed are known.
    @Test func modelsOfTheServer() throws {
        let bench = ToldDesk(Self.session(0))
        let models = ["mistral", "llama3:8b", "claude-opus-5-5"].map {
            ModelInfo(json: ["id": JSON($0)])
        }
        bench.session.learn(models.compactMap(\.self))
        #expect(bench.run("model", "mis").lines == ["mistral  price unknown"])
        #expect(bench.run("model", "Llama").lines == ["llama3:8b  price unknown"])
        #expect(
            bench.run("model", "llama3:7b").lines[0].contains("(did you mean llama3:8b?)"))
        #expect(
            bench.run("model", "mistrl").lines[0]
                .hasPrefix("there is no model 'mistrl': did you mean mistral?"))
        #expect(bench.session.settings.modelID == "llama3:7b")
    }

    @Test func switchingTheModelSaysWhatItDoesNotTake() {
        let bench = ToldDesk(Self.session(0))
        bench.session.preferences.set(Settings.maxTokens, to: 100_000, from: .command)
        #expect(bench.run("model", "claude-opus-5-5").lines.count == 1)
        #expect(
            bench.run("model", "claude-haiku-4-5").lines.last
                == "max_tokens becomes 64,000: it is the most claude-haiku-4-5-20251001 can write")
    }

    /// A conversation with 100,000 tokens in the prompt cache.
    private static func cached() -> ToldDesk {
        let bench = ToldDesk(.made())
        bench.session.now = 1_000
        bench.session.answer(
            String(repeating: "w", count: 320_000),
            usage: [
                "input_tokens": 10, "cache_creation_input_tokens": 99_990, "output_tokens": 100,
            ])
        return bench
    }

    @Test func switchingTheModelSaysWhatItCosts() {
        let bench = Self.cached()
        // 100,000 tokens and a few at $5.00, the price of writing them.
        #expect(
            bench.run("model", "opus").lines == [
                "claude-opus-5-5  $4.00 / $20.00; the conversation is no longer in the cache: "
                    + "the next message sends it anew for ~$0.5000"
            ])
        #expect(bench.session.questions.count == 1)
        // A prefix that is still in the cache costs nothing, nor does one that never was.
        #expect(bench.run("model", "sonnet").lines == ["claude-sonnet-5-5  $2.00 / $10.00"])
        bench.session.now = 1_301
        #expect(bench.run("model", "opus").lines == ["claude-opus-5-5  $4.00 / $20.00"])
        bench.session = Self.session(1)
        #expect(bench.run("model", "opus").lines == ["claude-opus-5-5  $4.00 / $20.00"])
        #expect(
            Self.unpriced(Self.cached()).lines[0].hasSuffix(
                "at an unknown price"))
    }

    private static func unpriced(_ bench: ToldDesk) -> ToldDesk.Outcome {
        bench.run("model", "llama3")
    }

    @Test func system() {
        let bench = ToldDesk(Self.session(0))
        #expect(bench.run("system", "").lines == ["there is no system prompt"])
        #expect(bench.run("system", "be brief").lines == ["system prompt set"])
        #expect(bench.run("system", "be brief").lines == ["that is the system prompt already"])
        #expect(bench.run("system", "be kind").lines == ["system prompt replaced"])
        _ = bench.run("system", "be brief")
        #expect(bench.session.preferences[Settings.system] == "be brief")
        #expect(bench.run("system", "").lines == ["system prompt: be brief"])
        #expect(bench.run("system", "none").lines == ["no system prompt"])
        #expect(bench.session.preferences[Settings.system] == nil)
        bench.session = Self.session(1)
        #expect(
            bench.run("system", "x").lines == ["system prompt set; the conversation goes on"])
        let cached = Self.cached()
        #expect(
            cached.run("system", "x").lines == [
                "system prompt set; the conversation is no longer in the cache: "
                    + "the next message sends it anew for ~$0.2500"
            ])
        #expect(
            cached.run("system", "none").lines == ["no system prompt; the conversation goes on"])
        #expect(cached.session.cacheEnds == 1_300)
    }

    /// An unchanged system prompt costs nothing.
    @Test func theSameSystemPromptChangesNothing() {
        let bench = ToldDesk(Self.session(1))
        let plan = bench.session.plan()
        #expect(bench.run("system", "none").lines == ["no system prompt"])
        #expect(bench.session.plan() == plan)
    }

    @Test func clear() {
        let bench = ToldDesk(Self.session(2))
        bench.session.cut("x", usage: nil)
        #expect(bench.session.unanswered != nil)
        #expect(
            bench.run("clear", "").lines == [
                "a new conversation begins; /resume goes back to the one before"
            ])
        #expect(bench.session.questions == [])
        #expect(bench.session.unanswered == nil)
        #expect(bench.session.ledger.rows.count == 1)
        #expect(
            bench.run("clear", "").lines == ["nothing was asked yet: this conversation is new"])
        bench.session = Self.session(1)
        bench.areKept = false
        #expect(bench.run("clear", "").lines == ["a new conversation begins; forgot 1 turn"])
    }

    @Test func undo() {
        let bench = ToldDesk(Self.session(2))
        #expect(
            bench.run("undo", "").lines == [
                "took back: 'q1' (1 turn left; /redo brings it back, /retry asks it again)"
            ])
        #expect(bench.session.questions == ["q0"])
        #expect(bench.session.unanswered?.question == Question("q1"))
        #expect(
            bench.run("retry", "").effect == .ask(Question("q1"), at: Place(behind: TurnID(0))))
        #expect(
            bench.run("undo", "").lines == [
                "took back: 'q0' (0 turns left; /redo brings it back, /retry asks it again)"
            ])
        #expect(bench.run("undo", "").lines == ["there is nothing to take back"])
        bench.session = Self.session(0)
        bench.session.answer(String(repeating: "long ", count: 50))
        #expect(
            bench.run("undo", "").lines[0].contains("long long long…'")
        )
    }

    /// Turns that had slid out of the window are sent again, and counted.
    @Test func undoBehindASlide() {
        let bench = ToldDesk(.made(window: 2_000))
        let long = String(repeating: "w", count: 1_600)
        var sent: [Int] = []
        for number in 0..<8 {
            sent.append(bench.session.plan().parts.count)
            let tokens = 550 * (min(number, sent[number]) + 1)
            bench.session.answer(long, usage: ["input_tokens": JSON(tokens), "output_tokens": 10])
        }
        #expect(bench.session.plan().parts.count < 8)
        for left in (0..<8).reversed() {
            #expect(bench.run("undo").lines[0].contains("(\(left) turn"))
            #expect(bench.session.path.count == left)
        }
        #expect(bench.run("undo").lines == ["there is nothing to take back"])
    }

    /// A failed message is taken back before the turn that precedes it.
    @Test func undoTakesTheFailedMessageFirst() {
        let bench = ToldDesk(Self.session(2))
        bench.session.cut("lost")
        #expect(
            bench.run("undo").lines == [
                "took back: 'lost', which got no answer (2 turns left, /retry asks it again)"
            ])
        #expect(bench.session.questions == ["q0", "q1"])
        #expect(
            bench.run("undo").lines == [
                "took back: 'q1' (1 turn left; /redo brings it back, /retry asks it again)"
            ])
        #expect(
            bench.run("undo").lines == [
                "took back: 'q0' (0 turns left; /redo brings it back, /retry asks it again)"
            ])
        #expect(bench.run("undo").lines == ["there is nothing to take back"])
        // A failed retry keeps the turn that it was to replace.
        bench.session = Self.session(2)
        bench.session.cut("q1", at: Place(behind: bench.session.path[0].parent))
        #expect(
            bench.run("undo").lines == [
                "took back: 'q1', which got no new answer (2 turns left, /retry asks it again)"
            ])
        #expect(bench.session.questions == ["q0", "q1"])
        // A message that is asked again no longer counts as failed.
        bench.session = Self.session(1)
        bench.session.cut("lost")
        _ = bench.run("undo")
        #expect(bench.run("retry").effect == .ask(Question("lost"), at: Place(behind: TurnID(0))))
        bench.session.cut("lost again")
        #expect(bench.run("undo").lines[0].hasPrefix("took back: 'lost again', which"))
        // Only the failed message exists.
        bench.session = Self.session(0)
        bench.session.cut("lost")
        #expect(bench.run("undo").lines[0].contains("(0 turns left"))
        #expect(bench.run("undo").lines == ["there is nothing to take back"])
        bench.session.cut("lost")
        _ = bench.run("clear")
        #expect(bench.run("undo").lines == ["there is nothing to take back"])
    }

    @Test func retry() {
        let bench = ToldDesk(Self.session(2))
        let outcome = bench.run("retry", "")
        let place = Place(behind: TurnID(0))
        #expect(outcome.effect == .ask(Question("q1"), at: place) && outcome.lines == [])
        // The old answer stays until there is a new one.
        #expect(bench.session.questions == ["q0", "q1"])
        bench.session.cut("q1", at: place)
        #expect(bench.session.questions == ["q0", "q1"])
        #expect(bench.run("retry", "").effect == .ask(Question("q1"), at: place))
        bench.session.answer("q1", "better", at: place)
        #expect(bench.session.questions == ["q0", "q1"])
        #expect(bench.session.transcript.body(TurnID(3))?.answerText == "better")
        #expect(bench.session.transcript.head == TurnID(3))
        bench.session = Self.session(0)
        #expect(bench.run("retry", "").lines == ["there is nothing to ask again"])
        // A message without an answer is retried first.
        bench.session = Self.session(1)
        bench.session.cut("lost")
        #expect(bench.run("retry", "").effect == .ask(Question("lost"), at: place))
        #expect(bench.session.questions.count == 1)
    }

    /// A folded paste is folded again when it returns to the prompt.
    @Test func retryKeepsFolds() {
        let bench = ToldDesk(Self.session(0))
        let question = Question([.text("what is "), .folded("a\nb", shown: "[Pasted #1: 2 lines]")])
        bench.session.unanswered = Unanswered(question, behind: nil)
        #expect(bench.run("retry").effect == .ask(question, at: Place(behind: nil)))
        #expect(question.draft.shown == "what is [Pasted #1: 2 lines]")
        #expect(Question(question.draft) == question)
    }

    @Test func cost() {
        let bench = ToldDesk(Self.session(2))
        // Twice 1,000 x $2 + 100 x $10.
        #expect(
            bench.run("cost", "").lines == [
                "model              answers     in  cached  written  out     cost",
                "claude-sonnet-5-5        2  2,000       0        0  200  $0.0060",
                "session                                                  $0.0060",
            ])
        bench.columns = 40
        #expect(
            bench.run("cost", "").lines == [
                "claude-sonnet-5-5", "  2 answers, $0.0060", "  in 2,000, cached 0",
                "  written 0, out 200", "session $0.0060",
            ])
        bench.columns = 80
        bench.session.preferences.set(Settings.model, to: "llama3", from: .command)
        bench.session.answer("q")
        #expect(
            bench.run("cost", "").lines.suffix(2) == [
                "llama3                   1  1,000       0        0  100     price unknown",
                "session                                                  at least $0.0060",
            ])
        #expect(run("cost").lines == ["nothing yet"])
    }

    /// A request that was sent and got no answer is billed; a refused one is not.
    @Test func costOfSilence() {
        let bench = ToldDesk(Self.session(0))
        bench.session.cut(String(repeating: "w", count: 32_000), usage: nil)
        #expect(
            bench.run("cost", "").lines == [
                "model              answers  in  cached  written  out       cost",
                "claude-sonnet-5-5        0   0       0   10,004    0  ~$0.02501",
                "session                                               ~$0.02501",
                "claude-sonnet-5-5: 1 request without an answer, in the cost",
            ])
        bench.session = Self.session(1)
        bench.session.preferences.set(Settings.cache, to: .off, from: .command)
        bench.session.cut("q", usage: nil)
        bench.session.cut("q", usage: ["input_tokens": 500, "output_tokens": 0])
        // The first has 1,105 tokens, of which 100 are the answer before it.
        #expect(
            bench.run("cost", "").lines == [
                "model              answers     in  cached  written  out       cost",
                "claude-sonnet-5-5        1  2,605       0        0  100  ~$0.00621",
                "session                                                  ~$0.00621",
                "claude-sonnet-5-5: 2 requests without an answer, in the cost",
            ])
        bench.session = Self.session(0)
        bench.session.refuse("q")
        #expect(bench.run("cost", "").lines == ["nothing yet"])
    }

    @Test func costInMidAnswer() throws {
        let bench = ToldDesk(Self.session(1))
        let known = bench.run("cost").lines
        let beginning = "an answer is under way, and not in these figures"
        let start: JSON = [
            "model": "m", "content": [], "usage": ["input_tokens": 1000, "output_tokens": 1],
        ]
        let text = String(repeating: "w", count: 400)
        func meter(_ model: String) throws -> LiveMeter {
            var meter = LiveMeter(Billing(catalogue: .known, asked: model), bytesPerToken: 4)
            meter.fold(.messageStart(try #require(Message(json: start))), usage: Usage())
            return meter
        }
        var under = try meter("sonnet")
        bench.session.underWay = under
        #expect(bench.run("cost").lines == known + [beginning])
        // 1,000 x $2 + 100 x $10.
        under.fold(.blockDelta(index: 0, delta: .text(text)), usage: Usage())
        bench.session.underWay = under
        #expect(bench.run("cost").lines == known + [beginning + ": ~100 tokens, ~$0.0030 so far"])
        bench.session = Self.session(0)
        under = try meter("m")
        under.fold(.blockDelta(index: 0, delta: .text(text)), usage: Usage())
        bench.session.underWay = under
        #expect(bench.run("cost").lines == ["nothing yet", beginning + ": ~100 tokens so far"])
    }

    @Test func window() {
        let bench = ToldDesk(Self.session(1))
        #expect(bench.run("window", "").lines == ["window: 200,000 tokens, 0 % full, 1 turn"])
        #expect(
            bench.run("window", "2,000").lines == ["window: 2,000 tokens, 55 % full, 1 turn"])
        #expect(bench.session.window == 2000)
        for wrong in ["499", "10000001", "many", "-5000", "1.5", "99999999999999999999"] {
            #expect(
                bench.run("window", wrong).lines == [
                    "/window takes auto or a number of tokens from 500 to 10,000,000, like 20,000, 200k or "
                        + "1.5m, not '\(wrong)'"
                ])
        }
        #expect(bench.session.preferences[Settings.window] == 2000)
        bench.session.transcript.apply(
            .selected(Selection(first: TurnID(0), leftOut: [TurnID(0)])))
        #expect(
            bench.run("window", "1_000").lines[0].hasSuffix(
                "0 turns, 1 older turn no longer sent"))
    }

    /// The window is never larger than the model's context, whatever was set, and for which model.
    @Test func theWindowIsCappedAtTheContext() {
        let bench = ToldDesk(Self.session(1))
        #expect(
            bench.run("window", "2m").lines == [
                "window: 1,000,000 tokens, 0 % full, 1 turn; claude-sonnet-5-5 takes no more"
            ])
        _ = bench.run("model", "claude-haiku-4-5")
        #expect(bench.session.window == 200_000)
        #expect(
            bench.run("window", "").lines == [
                "window: 200,000 tokens, 0 % full, 1 turn; claude-haiku-4-5 takes no more"
            ])
        _ = bench.run("model", "sonnet")
        #expect(bench.session.window == 1_000_000)
    }

    /// The share of the window, in percent, stays where the sizes stay.
    @Test func theShareAfterAnotherSystemPrompt() {
        let bench = ToldDesk(.made(window: 100_000))
        let text = String(repeating: "w", count: 80_000)
        bench.session.answer(text, usage: ["input_tokens": 36_400, "output_tokens": 100])
        #expect(bench.session.windowShare == 36)
        _ = bench.run("system", "x")
        #expect(bench.session.windowShare == 36)
        _ = bench.run("model", "opus")
        #expect((35...37).contains(bench.session.windowShare))
    }

    // MARK: Thinking, code and copies

    @Test func think() {
        let bench = ToldDesk(Self.session(0))
        #expect(
            bench.run("think", "").lines
                == ["the last answer shows no thinking (/think show, hide)"])
        bench.session.lastThought = "I look it up."
        #expect(bench.run("think", "").lines == ["I look it up."])
        #expect(bench.run("think", "show").lines == ["thinking is shown from now on"])
        #expect(bench.session.preferences[Settings.showThinking])
        #expect(bench.run("think", "hide").lines == ["thinking is hidden from now on"])
        #expect(!bench.session.preferences[Settings.showThinking])
        #expect(bench.run("think", "ON").lines == ["thinking is shown from now on"])
        #expect(bench.run("think", "off").lines == ["thinking is hidden from now on"])
        #expect(bench.run("think", "x").lines == ["/think takes show or hide, not 'x'"])
    }

    @Test func markdown() {
        let bench = ToldDesk(Self.session(0))
        #expect(bench.run("markdown", "").lines == ["answers are shown as their source"])
        #expect(bench.run("markdown", "on").lines == ["answers are laid out from now on"])
        #expect(bench.session.markdown != nil)
        #expect(bench.run("markdown", "").lines == ["answers are laid out"])
        #expect(
            bench.run("markdown", "off").lines == ["answers are shown as their source from now on"])
        #expect(bench.session.markdown == nil)
        #expect(bench.run("markdown", "ON").lines == ["answers are laid out from now on"])
        #expect(bench.run("markdown", "x").lines == ["/markdown takes on or off, not 'x'"])
    }

    @Test func copy() {
        let bench = ToldDesk(Self.session(0))
        #expect(bench.run("copy", "").lines == ["there is no answer yet"])
        bench.session.lastText = "Text.\n```\na\n```\n```\nb\n```"
        #expect(bench.run("copy", "").effect == .copy("Text.\n```\na\n```\n```\nb\n```"))
        #expect(bench.run("copy", "code").effect == .copy("b"))
        #expect(bench.run("copy", "code 1").effect == .copy("a"))
        #expect(bench.run("copy", "code 3").lines == ["the last answer has 2 blocks of code"])
        #expect(bench.run("copy", "code 0").lines == ["the last answer has 2 blocks of code"])
        for wrong in ["all", "code x", "code -1", "code 1 2", "Code"] {
            #expect(
                bench.run("copy", wrong).lines == [
                    "/copy takes code, or code and the number of a block, not '\(wrong)'"
                ])
        }
        bench.session.lastText = "Text."
        #expect(bench.run("copy", "code").lines == ["the last answer has no code"])
    }

    @Test func saveAnswer() {
        let bench = ToldDesk(Self.session(0))
        #expect(bench.run("save-answer", "f").lines == ["there is no answer yet"])
        bench.session.lastText = "Text."
        #expect(bench.run("save-answer", "").effect == .save("Text.", path: nil))
        #expect(bench.run("save-answer", "a b.md").effect == .save("Text.", path: "a b.md"))
    }

    @Test func quit() { #expect(run("quit").effect == .leave) }
}
