import ChatTerminal
import Testing

/// The bytes that set the key encoding, for every order of replies.
@Suite struct KeyboardProtocolTests {
    private static let ask = "\u{1B}[?u\u{1B}[c"
    private static let push = "\u{1B}[>5u"
    private static let pop = "\u{1B}[<u"
    private static let otherOn = "\u{1B}[>4;2m"
    private static let otherOff = "\u{1B}[>4m"

    enum Step: Sendable { case take, kitty, attributes, give }

    struct Course: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var environment: [String: String] = [:]
        var steps: [(Step, writes: String)]
        var undo = ""
        var isAwaited = false
    }

    private static let courses: [Course] = [
        Course(
            testDescription: "nobody has replied yet", steps: [(.take, ask)], isAwaited: true),
        Course(
            testDescription: "a kitty", steps: [(.take, ask), (.kitty, push), (.attributes, "")],
            undo: pop),
        Course(
            testDescription: "a kitty, the second reply still on its way",
            steps: [(.take, ask), (.kitty, push)], undo: pop, isAwaited: true),
        Course(
            testDescription: "another terminal", steps: [(.take, ask), (.attributes, "")]),
        Course(
            testDescription: "xterm", environment: ["XTERM_VERSION": "XTerm(379)"],
            steps: [(.take, ask), (.attributes, otherOn)], undo: otherOff),
        Course(
            testDescription: "tmux", environment: ["TMUX": "/tmp/tmux-0/default,1,0"],
            steps: [(.take, ask), (.attributes, otherOn)], undo: otherOff),
        Course(
            testDescription: "a tmux that replies", environment: ["TMUX": "x"],
            steps: [(.take, ask), (.kitty, push), (.attributes, "")], undo: pop),
        Course(
            testDescription: "an xterm that has not replied", environment: ["XTERM_VERSION": "x"],
            steps: [(.take, ask)], isAwaited: true),
        Course(
            testDescription: "the reply comes behind one that was meant for another program",
            environment: ["TMUX": "x"],
            steps: [(.take, ask), (.attributes, otherOn), (.kitty, otherOff + push)], undo: pop),
        Course(
            testDescription: "the same reply twice",
            steps: [(.take, ask), (.kitty, push), (.kitty, ""), (.attributes, ""), (.kitty, "")],
            undo: pop),
        Course(
            testDescription: "given away and taken back",
            steps: [
                (.take, ask), (.kitty, push), (.attributes, ""), (.give, ""), (.take, push),
            ], undo: pop),
        Course(
            testDescription: "given away for good",
            steps: [(.take, ask), (.kitty, push), (.attributes, ""), (.give, "")]),
        Course(
            testDescription: "the reply comes while the terminal is another's",
            steps: [(.take, ask), (.give, ""), (.kitty, ""), (.attributes, ""), (.take, push)],
            undo: pop),
        Course(
            testDescription: "the reply reached another program: asked again",
            steps: [(.take, ask), (.give, ""), (.take, ask), (.kitty, push), (.attributes, "")],
            undo: pop),
        Course(
            testDescription: "stopped without a warning",
            steps: [(.take, ask), (.kitty, push), (.attributes, ""), (.take, pop + push)],
            undo: pop),
        Course(
            testDescription: "an xterm taken back", environment: ["XTERM_VERSION": "x"],
            steps: [
                (.take, ask), (.attributes, otherOn), (.give, ""), (.take, otherOn),
                (.take, otherOff + otherOn),
            ], undo: otherOff),
    ]

    @Test(arguments: courses) func aCourse(_ course: Course) {
        var keyboard = Self.keyboard(course.environment)
        for (step, expected) in course.steps {
            let written =
                switch step {
                case .take: keyboard.take()
                case .kitty: keyboard.receive(.keyboard(flags: 0))
                case .attributes: keyboard.receive(.attributes)
                case .give: Self.give(&keyboard)
                }
            #expect(written == expected, "\(step)")
        }
        #expect(keyboard.undo == course.undo)
        #expect(keyboard.isAwaited == course.isAwaited)
    }

    private static func keyboard(_ environment: [String: String]) -> KeyboardProtocol {
        let abilities = TerminalAbilities(environment: environment)
        return KeyboardProtocol(hasOtherKeys: abilities.takesOtherKeys)
    }

    private static func give(_ keyboard: inout KeyboardProtocol) -> String {
        keyboard.giveAway()
        return ""
    }

    /// In every order, the last `undo` turns off what is on.
    @Test func everyOrderIsUndone() {
        let steps: [Step] = [.take, .kitty, .attributes, .give]
        for environment in [[:], ["TMUX": "x"]] {
            for number in 0..<(1 << 14) {
                var keyboard = Self.keyboard(environment)
                var written = ""
                var undo = ""
                for place in 0..<7 {
                    switch steps[(number >> (2 * place)) & 3] {
                    case .take: written += keyboard.take()
                    case .kitty: written += keyboard.receive(.keyboard(flags: 1))
                    case .attributes: written += keyboard.receive(.attributes)
                    case .give:
                        undo = keyboard.undo
                        keyboard.giveAway()
                        written += undo
                    }
                }
                written += keyboard.undo
                let pushes = written.ranges(of: Self.push).count
                #expect(pushes == written.ranges(of: Self.pop).count, "\(number)")
                let others = written.ranges(of: Self.otherOn).count
                #expect(others == written.ranges(of: Self.otherOff).count, "\(number)")
            }
        }
    }
}
