import ChatKit
import ClaudeMessages
import Testing
import WireJSON

/// Which turns are sent, and which are dropped.
@Suite struct PlannerTests {
    // MARK: - Slides

    /// Low water counts only turns: a long system prompt does not drop all of them.
    @Test func aSystemPromptOverHalfOfTheWindow() {
        var built = Built()
        built.settings = PlanSettings(
            model: "m", system: String(repeating: "s", count: 5_200), window: 2_000)
        for _ in 0..<30 { built.turn(Built.words(160), answer: 160, thinks: false) }
        let (count, first) = built.sent(Built.words(160))
        // 1,300 of 2,000 tokens are fixed; the rest holds four to eight turns of 80.
        #expect((3...8).contains(count))
        #expect(first.map { $0 > TurnID(15) } == true)
    }

    @Test func aDocumentThatFitsIsKept() {
        var built = Built()
        built.settings.window = 50_000
        for _ in 0..<24 { built.turn(Built.words(2_000), answer: 2_000) }
        built.turn(Built.words(104_000))
        #expect(built.sent("and?").count >= 1)
        #expect(
            built.transcript.path(to: built.transcript.head).first { _ in true }?.id == TurnID(24))
        built.settings.window = 30_000
        #expect(built.sent("and?") == (1, TurnID(24)))
    }

    /// 111,000 tokens in a window of 200,000 with 90 small turns: as many turns stay as fit.
    @Test func aLongPasteDropsNoMoreThanItMust() {
        var built = Built()
        for _ in 0..<90 { built.turn(Built.words(2_000), answer: 2_000) }
        let (count, first) = built.sent(Built.words(444_000))
        #expect((40...50).contains(count), "\(count)")
        #expect(first.map { $0.number + count } == 90)
    }

    /// Between two slides each prompt begins with the one before it.
    @Test(arguments: [true, false]) func slidesAreLargeSteps(isCounted: Bool) {
        var built = Built()
        built.settings.window = 4_000
        var slides: [Int] = []
        for number in 0..<80 {
            let plan = built.turn(
                Built.words(100 + number * 37 % 900), answer: 40 + number * 53 % 1500,
                isCounted: isCounted)
            guard let plan else {
                Issue.record("too long")
                return
            }
            if plan.dropped > 0 { slides.append(plan.dropped) }
            #expect(built.tokens(plan, "") <= 4_000)
        }
        #expect(!slides.isEmpty && slides.count <= 24)
        #expect(slides.reduce(0, +) <= 80)
    }

    /// The tokens of the question, of the fixed part and of the window.
    @Test func whatDoesNotFitAtAll() {
        var built = Built()
        built.turn("q")
        built.settings.window = 1_000
        guard case .tooLong(let plan) = built.plan(Built.words(8_000)) else {
            Issue.record("it fits")
            return
        }
        #expect(plan.parts == [])
        #expect(built.planner(Built.words(8_000)).questionSize.likely > 1_500)
        built.settings = PlanSettings(
            model: "m", system: String(repeating: "s", count: 8_000), window: 1_000)
        guard case .tooLong = built.plan("two words") else {
            Issue.record("it fits")
            return
        }
        #expect(built.planner("two words").questionSize.likely < 20)
        #expect(built.planner("two words").fixedSize.likely > 1_500)
    }

    @Test func theWindowIsNoLargerThanTheContext() {
        #expect(PlanSettings(model: "m", window: 500_000, context: 200_000).window == 200_000)
    }

    // MARK: - Pictures

    @Test func aPictureDoesNotEmptyTheHistory() {
        var built = Built()
        built.settings.window = 20_000
        for _ in 0..<10 { built.turn(Built.words(2_000), answer: 2_000) }
        let data = String(repeating: "A", count: 4_000_000)
        let picture = ContentBlock(json: [
            "type": "image",
            "source": ["type": "base64", "media_type": "image/png", "data": JSON(data)],
        ])
        let question = ChatKit.Question([.text("what is it?"), .block(picture, shown: "[cat.png]")])
        #expect(built.sent(question).count == 10)
    }

    /// The first bytes of files of 800 by 600 pixels, and the tokens they make.
    @Test(
        arguments: [
            [
                0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
                0, 0, 3, 0x20, 0, 0, 2, 0x58,
            ],
            [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x20, 3, 0x58, 2],
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 17, 8, 2, 0x58, 3, 0x20, 3],
        ] as [[UInt8]])
    func picturesAreMeasured(_ bytes: [UInt8]) {
        let picture = ContentBlock(json: [
            "type": "image", "source": ["type": "base64", "data": JSON(Base64.encode(bytes))],
        ])
        #expect(Weight([picture]).tokens == 640)
    }

    // MARK: - Undo, and what was there before

    @Test func undoBringsTurnsBackThatHadSlidOut() throws {
        var built = Built()
        built.settings.window = 4_000
        var before: PromptPlan?
        for _ in 0..<40 {
            guard case .send(let plan) = built.plan(Built.words(800)) else { break }
            if plan.dropped > 0 { break }
            before = built.turn(Built.words(800), answer: 800)
        }
        let all = try #require(before).parts.count
        let slid = built.turn(Built.words(800), answer: 800)
        #expect(try #require(slid).dropped > 0)
        built.undo()
        // With enough room all turns are sent again.
        built.settings.window = 6_000
        #expect(built.sent("q").count == all + 1)
    }

    @Test func anotherSystemPromptAndBack() {
        var built = Built()
        built.settings = PlanSettings(model: "m", system: "one", window: 9_000)
        for _ in 0..<3 { built.turn("q") }
        func kept() -> [Bool] {
            guard case .send(let plan) = built.plan() else { return [] }
            return plan.parts.map(\.keepsThinking)
        }
        #expect(kept() == [true, true, true])
        built.settings.system = "two"
        #expect(kept() == [false, false, false])
        built.turn("q")
        #expect(kept() == [false, false, false, true])
        built.settings.system = "one"
        #expect(kept() == [true, true, true, false])
        // A model that does not verify thinking always gets it.
        built.settings.verifiesThinking = false
        #expect(kept() == [true, true, true, true])
    }

    /// A repeated question does not change the first turn until it has an answer itself.
    @Test func anotherTryLosesNothing() {
        var built = Built()
        built.turn("one")
        built.turn("two")
        let head = built.transcript.head
        let id = built.transcript.nextID
        built.transcript.apply(.asked(id, "two", parent: TurnID(0)))
        built.transcript.apply(.ended(id, .failed, partial: []))
        #expect(built.transcript.head == head)
        #expect(built.sent().count == 2)
        let next = built.transcript.nextID
        built.transcript.apply(.asked(next, "two", parent: TurnID(0)))
        built.transcript.apply(.ended(next, .stopped, partial: [.text("Half")]))
        #expect(built.transcript.head == next)
        #expect(built.sent().count == 2)
    }

    // MARK: - Ten thousand turns

    /// Adds turns by events only, without plans.
    private static func grow(_ built: inout Built, by count: Int) -> Duration {
        ContinuousClock().measure {
            for _ in 0..<count {
                let id = built.transcript.nextID
                built.transcript.apply(.asked(id, "question", parent: built.transcript.head))
                built.transcript.apply(
                    .answered(id, Round(answer: [.text("answer")], stopReason: .endTurn)))
                built.transcript.apply(.ended(id, .answered, partial: []))
            }
        }
    }

    /// Planning reads only the headers that are sent; an event changes the tree in place.
    @Test func aLongConversation() {
        func planning(_ built: inout Built) -> Duration {
            let first = TurnID(built.transcript.count - 20)
            built.transcript.apply(.selected(Selection(first: first)))
            #expect(built.sent() == (20, first))
            return ContinuousClock().measure { for _ in 0..<50 { _ = built.plan() } }
        }
        var (short, long) = (Built(), Built())
        _ = Self.grow(&short, by: 100)
        _ = Self.grow(&long, by: 9_500)
        let (early, late) = (Self.grow(&short, by: 500), Self.grow(&long, by: 500))
        #expect(long.transcript.count == 10_000)
        #expect(late < early * 4 + .milliseconds(50))
        let (few, many) = (planning(&short), planning(&long))
        #expect(many < few * 4 + .milliseconds(50))
    }
}
