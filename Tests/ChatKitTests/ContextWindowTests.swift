import ChatKit
import ClaudeMessages
import Testing

@Suite struct ContextWindowTests {
    private static let window = ContextWindow(limit: 1000)
    private static let turns = [TokenRange](repeating: .init(exactly: 100), count: 10)

    @Test(
        arguments: [
            // It fits for certain, or only perhaps.
            (TokenRange(10, 1000), [:], ContextWindow.Step.send(dropping: 0)),
            (TokenRange(10, 1001), [:], .count(dropping: 0)),
            (TokenRange(10, 1001), [0: 1000], .send(dropping: 0)),
            // It does not: down to half, in whole turns.
            (TokenRange(10, 1001), [0: 1001], .send(dropping: 6)),
            (TokenRange(exactly: 1001), [:], .send(dropping: 6)),
            (TokenRange(exactly: 1500), [:], .send(dropping: 10)),
            // The rest may not fit.
            (TokenRange(1001, 4000), [:], .count(dropping: 10)),
            (TokenRange(1001, 4000), [10: 900], .send(dropping: 10)),
            (TokenRange(1001, 4000), [10: 1200], .tooLong(tokens: 1200)),
            (TokenRange(exactly: 5000), [:], .count(dropping: 10)),
            (TokenRange(exactly: 5000), [10: 4000], .tooLong(tokens: 4000)),
        ] as [(TokenRange, [Int: Int], ContextWindow.Step)])
    func steps(_ prompt: TokenRange, _ counted: [Int: Int], _ step: ContextWindow.Step) {
        #expect(Self.window.step(prompt: prompt, turns: Self.turns, counted: counted) == step)
    }

    @Test func withoutTurns() {
        let window = Self.window
        #expect(window.step(prompt: .init(exactly: 1000), turns: []) == .send(dropping: 0))
        #expect(window.step(prompt: .init(exactly: 1001), turns: []) == .count(dropping: 0))
        #expect(
            window.step(prompt: .init(exactly: 1001), turns: [], counted: [0: 1001])
                == .tooLong(tokens: 1001))
        #expect(
            window.step(prompt: .init(exactly: 1001), turns: [], counted: [0: 1000])
                == .send(dropping: 0))
    }

    @Test func fewerTurnsAreTriedBeforeNone() {
        // Half would be met by one turn, but whether it is cannot be known without counting.
        let turns = [TokenRange(400, 1200), TokenRange(exactly: 10)]
        let prompt = TokenRange(exactly: 1700)
        #expect(Self.window.step(prompt: prompt, turns: turns) == .count(dropping: 2))
        let wide = [TokenRange(0, 1400), TokenRange(exactly: 10)]
        #expect(Self.window.step(prompt: .init(exactly: 1100), turns: wide) == .count(dropping: 2))
    }

    /// Sixty turns through a small window, with a server that counts in its own way: no prompt is
    /// ever above the limit, turns leave in large steps, and every send is decided.
    @Test(arguments: [2.2, 3.2, 4.5], [true, false])
    func aLongConversation(_ bytesPerToken: Double, _ isMeasured: Bool) {
        var seed: UInt64 = 7
        func random(_ range: ClosedRange<Int>) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(seed >> 33) % range.count
        }
        func tokens(_ messages: [InputMessage]) -> Int {
            messages.reduce(0) { $0 + 4 + Int(Double($1.byteCount) / bytesPerToken) }
        }
        let window = ContextWindow(limit: 4000)
        var conversation = Conversation()
        var slides: [Int] = []
        var counts = 0
        for _ in 0..<60 {
            let question = InputMessage.user(String(repeating: "q", count: random(10...900)))
            var counted: [Int: Int] = [:]
            var dropping: Int?
            for _ in 0..<6 {
                switch window.step(
                    prompt: conversation.promptSize(asking: question),
                    turns: conversation.turnSizes, counted: counted)
                {
                case .send(let count): dropping = count
                case .count(let count):
                    #expect(counted[count] == nil)
                    counted[count] = tokens(
                        conversation.messages(asking: question, dropping: count))
                    counts += 1
                    continue
                case .tooLong(let tokens): Issue.record("too long: \(tokens)")
                }
                break
            }
            guard let dropping else {
                Issue.record("undecided")
                return
            }
            if dropping > 0 {
                slides.append(dropping)
                conversation.slide(dropping: dropping)
            }
            let prompt = tokens(conversation.messages(asking: question))
            #expect(prompt <= window.limit)
            let answer = String(repeating: "a", count: random(50...1500))
            var turn = Turn(question: question, answer: [.text(answer)])
            if isMeasured {
                turn.measured = .init(
                    promptTokens: prompt,
                    outputTokens: Int(Double(answer.utf8.count) / bytesPerToken),
                    epoch: conversation.epoch)
            }
            conversation.append(turn)
        }
        #expect(!slides.isEmpty)
        // Sixty turns of some 400 tokens pass a window of 4,000 a handful of times.
        #expect(slides.count <= 20)
        #expect(slides.allSatisfy { $0 >= 2 })
        #expect(counts <= 60)
    }
}
