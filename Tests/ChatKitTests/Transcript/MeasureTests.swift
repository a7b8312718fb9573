import ChatKit
import ClaudeMessages
import Testing
import WireJSON

/// The tokens of the next prompt, and how many of them are cached.
@Suite struct MeasureTests {
    /// Sixteen turns counted at four bytes a token, on a model that verifies thinking or not.
    private static func built(verifies: Bool = true, thinks: Bool = false) -> Built {
        var built = Built()
        built.settings = PlanSettings(model: "m", window: 200_000, verifiesThinking: verifies)
        for _ in 0..<16 { built.turn(Built.words(4_000), answer: 4_000, thinks: thinks) }
        return built
    }

    private static func size(_ built: Built) -> Int { built.planner("").everything.size.likely }

    /// 32,000 bytes of questions and answers are 32,000 tokens at four bytes each.
    @Test func whatWasCountedIsNotGuessed() {
        var built = Self.built()
        #expect(Self.size(built) / 100 == 320)
        // A changed system prompt adds only its own tokens; so does a changed model.
        built.settings.system = String(repeating: "s", count: 4_000)
        #expect(Self.size(built) / 100 == 330)
        built.settings.system = nil
        built.settings.model = "n"
        #expect((310...330).contains(Self.size(built) / 100))
    }

    /// The older tokenizer makes fewer tokens of a text than the newer one.
    @Test func anotherTokenizer() {
        var built = Self.built()
        built.settings.model = "n"
        built.settings.tokenizer = .older
        // 32,000 tokens of four bytes, divided by 1.3.
        #expect((23_900...25_400).contains(Self.size(built)), "\(Self.size(built))")

        var fresh = Built()
        fresh.settings.tokenizer = .older
        #expect(fresh.planner("").gauge.bytesPerToken == 3.2 * 1.3)
    }

    /// Turns are measured by the prompt's growth, also after a change of the system prompt.
    @Test func sizesOfTurns() {
        var built = Self.built()
        built.settings = PlanSettings(model: "m", system: "s", window: 17_000)
        // Half of the window is 8,500 tokens: four turns of 2,000 each.
        #expect(built.sent().count == 4)
    }

    /// Thinking that is not sent any more is subtracted.
    @Test func thinkingThatIsLeftOut() {
        var built = Built()
        built.settings = PlanSettings(model: "m", window: 200_000)
        let thought = ContentBlock(json: [
            "type": "thinking", "thinking": JSON(String(repeating: "t", count: 8_000)),
            "signature": "s",
        ])
        for _ in 0..<4 {
            guard case .send(let plan) = built.plan("q") else { return }
            let id = built.transcript.nextID
            built.transcript.apply(.asked(id, Built.words(4_000), parent: built.transcript.head))
            built.transcript.apply(.sent(id, RequestRecord(basis: plan.basis, model: "m")))
            let before = built.tokens(plan, Built.words(4_000)) + 2_000 * plan.parts.count
            built.transcript.apply(
                .counted(id, RequestCounts(prompt: before, output: 2_010)))
            built.transcript.apply(
                .answered(id, Round(answer: [thought, .text("a")], stopReason: .endTurn)))
            built.transcript.apply(.ended(id, .answered, partial: []))
        }
        let whole = Self.size(built)
        built.settings.system = "s"
        let stripped = Self.size(built)
        #expect(stripped < whole - 3 * 1_800, "\(whole) \(stripped)")
        #expect(stripped > 3_500, "\(whole) \(stripped)")
        built.settings.verifiesThinking = false
        #expect((whole - 50...whole + 50).contains(Self.size(built)))
    }

    // MARK: - The cache

    private static func cached() -> Built {
        var built = Built()
        built.settings = PlanSettings(
            model: "m", system: "s", knobs: CacheKnobs(effort: .high), window: 200_000)
        built.cache = .fiveMinutes
        built.time = 100
        built.turn(Built.words(40_000))
        return built
    }

    private static func read(_ built: Built, at time: Double = 200) -> Int {
        built.planner("").everything.cachedTokens(at: time)
    }

    @Test func whatIsRead() {
        let built = Self.cached()
        #expect(Self.read(built) == 10_000)
        #expect(Self.read(built, at: 399) == 10_000)
        #expect(Self.read(built, at: 400) == 0)
        #expect(built.planner("").everything.cached == CachedPrefix(tokens: 10_000, ends: 400))
    }

    /// A change of model, basis or any parameter that the cache depends on.
    @Test func whatMakesItCold() {
        func read(_ change: (inout PlanSettings) -> Void) -> Int {
            var built = Self.cached()
            change(&built.settings)
            return Self.read(built)
        }
        #expect(read { $0.model = "n" } == 0)
        #expect(read { $0.system = "t" } == 0)
        #expect(read { $0.knobs.effort = .low } == 0)
        #expect(read { $0.knobs.thinking = .adaptive() } == 0)
        #expect(read { $0.knobs.toolChoice = .any() } == 0)
        #expect(read { $0.knobs.speed = .fast } == 0)
        #expect(
            read {
                $0.tools = [ToolDefinition(name: "a", description: "b", inputSchema: .object([:]))]
            } == 0)
        #expect(read { $0.window = 150_000 } == 10_000)
    }

    /// After another system prompt and back, the earlier entry is read.
    @Test func backToWhatWasThere() {
        var built = Self.cached()
        built.settings.system = "t"
        built.time = 150
        built.turn("q")
        #expect(Self.read(built) > 10_000)
        built.settings.system = "s"
        #expect(Self.read(built) == 10_000)
        built.settings.system = "t"
        built.undo()
        #expect(Self.read(built) == 0)
    }

    @Test func anHour() {
        var built = Self.cached()
        built.cache = .oneHour
        built.turn("q")
        #expect(built.planner("").everything.cached?.ends == 3_700)
        built.cache = nil
        built.turn("q")
        #expect(built.planner("").everything.cached?.ends == 3_700)
    }
}
