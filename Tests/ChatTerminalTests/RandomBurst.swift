import ChatTerminal
import TestSupport

/// Random keys, words, pastes and terminal replies, split and delayed at random, with the expected
/// result.
///
/// Words and replies consist of different letters.
struct RandomBurst {
    private var generator: SeededGenerator
    private var moments: [Moment] = []
    private var wanted = ""

    init(_ generator: SeededGenerator) { self.generator = generator }

    private static let keys: [(String, Key)] = [
        ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .wordRight), ("\u{1B}[3~", .delete),
        ("\u{1B}[1089::99;5u", .control(3)), ("\u{1B}[27;5;100~", .control(4)),
        ("\u{1B}[13u", .enter),
        ("\u{1B}[106;5u", .newline), ("\u{1B}[57417u", .left), ("\u{1B}[127;1:2u", .backspace),
    ]
    private static let answers: [(String, Key?)] = [
        ("\u{1B}[?5u", .report(.keyboard(flags: 5))), ("\u{1B}[?62;22;52c", .report(.attributes)),
        ("\u{1B}]11;rgb:1414/1919/1f1f\u{1B}\\", nil), ("\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", nil),
        ("\u{1B}P>|tmux 3.4\u{1B}\\", nil), ("\u{1B}P1+r544e=787465726d\u{1B}\\", nil),
        ("\u{1B}_Gi=31;OK\u{1B}\\", nil), ("\u{1B}[>41;389;0c", nil), ("\u{1B}[24;80R", nil),
        ("\u{1B}[?2026;2$y", nil), ("\u{1B}[104;1:3u", nil), ("\u{1B}[<35;10;11M", nil),
        ("\u{1B}[57442;5:3u", nil),
    ]
    private static let pasted: [(String, String)] = [
        ("жук", "жук"), ("漢字", "漢字"), ("\r/ясно\r", "⏎/ясно⏎"), ("\u{4}\u{1A}", ""), ("\t", "\t"),
        ("\u{1B}[31m", ""), ("\u{1B}[109;5u", "⏎"), ("\u{1B}[13u", "⏎"), ("\u{1B}[27;1;9~", "\t"),
        ("\u{1B}]8;;https://example.org\u{1B}\\", ""), ("\u{1B}]0;title\u{7}", ""),
        ("\u{1B}[A", ""),
        ("\u{1B}P1;2q#0~\u{1B}\\", ""), ("\u{1B}_Gf=1;AA\u{1B}\\", ""), ("\u{1B}[200~", ""),
        ("\u{1B}(B", ""), ("\u{1B}[99;5u", ""), ("\u{1B}[?62c", ""), ("\u{1B}[u", ""),
    ]
    private static let words = ["ж", "щука", "漢", "é", "👍", "ёлка и ёж", "/ясно"]

    /// The reads with their pauses, and the expected text of their keys.
    mutating func next() -> ([Moment], String) {
        moments = []
        wanted = ""
        for _ in 0..<Int.random(in: 1...8, using: &generator) { addElement() }
        return (moments, wanted)
    }

    private mutating func addElement() {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...2: addWord()
        case 3, 4: addKey()
        case 5, 6: addAnswer()
        case 7: addPaste()
        case 8: addLateAnswer()
        default: addEnter()
        }
    }

    private mutating func addWord() {
        let word = pick(Self.words)
        add(word, pauses: [0, 5, 60, 400])
        wanted += word
    }

    private mutating func addEnter() {
        // In a read of its own, so that it is a key.
        moments += [50, "\r", 50]
        wanted += "⏎"
    }

    private mutating func addKey() {
        let (bytes, key) = pick(Self.keys)
        // An arrow directly after a word is in a read of its own, as keys are.
        moments.append(50)
        addSequence(bytes)
        wanted += Self.shown([key])
    }

    private mutating func addAnswer() {
        let (bytes, key) = pick(Self.answers)
        addSequence(bytes)
        wanted += Self.shown(key.map { [$0] } ?? [])
    }

    /// A reply whose ESC has been decoded as the Esc key.
    private mutating func addLateAnswer() {
        let (bytes, key) = pick(Self.answers)
        moments += [50, "\u{1B}", .pause(pick([41, 200, 900]))]
        // A possible vi command is in one read with the byte that makes it a reply.
        let rest = Array(bytes.utf8.dropFirst())
        let head = rest.first == UInt8(ascii: "P") ? 4 : 1
        moments.append(.read(Array(rest[..<head])))
        addCut(Array(rest[head...]), pauses: [0, 5, 60, 900])
        moments.append(50)
        wanted += "⟨\(Key.escape)⟩" + Self.shown(key.map { [$0] } ?? [])
    }

    private mutating func addPaste() {
        var body = ""
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            let (bytes, shown) = pick(Self.pasted)
            body += bytes
            text += shown
        }
        moments.append(50)
        // A pause after the ESC would make it a key, which another test covers.
        moments.append("\u{1B}[")
        addCut(Array("200~".utf8), pauses: [0, 5, 60, 900])
        addCut(Array("\(body)\u{1B}[201~".utf8), pauses: [0, 5, 60, 900, 5_000])
        moments.append(50)
        wanted += text
    }

    private mutating func addSequence(_ text: String) {
        let bytes = Array(text.utf8)
        let head = Int.random(in: 2...bytes.count, using: &generator)
        moments.append(.read(Array(bytes[..<head])))
        addCut(Array(bytes[head...]), pauses: [0, 5, 60, 900])
    }

    private mutating func add(_ text: String, pauses: [Int]) {
        addCut(Array(text.utf8), pauses: pauses)
    }

    private mutating func addCut(_ bytes: [UInt8], pauses: [Int]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            var count = Int.random(in: 1...12, using: &generator)
            // A read of only Ctrl-C would end the paste.
            if rest.prefix(count).elementsEqual("\u{1B}[99;5u".utf8) { count += 1 }
            moments.append(.read(Array(rest.prefix(count))))
            rest = rest.dropFirst(count)
            moments.append(.pause(pick(pauses)))
        }
    }

    private mutating func pick<Element>(_ all: [Element]) -> Element {
        all[Int.random(in: 0..<all.count, using: &generator)]
    }

    /// Keys as text; a line break is shown the same pasted and typed.
    static func shown(_ keys: [Key]) -> String {
        keys.map { key in
            switch key {
            case .text(let scalar): String(Character(scalar))
            case .paste(let text): text.replacing("\n", with: "⏎")
            case .enter, .newline: "⏎"
            case .tab: "\t"
            default: "⟨\(key)⟩"
            }
        }.joined()
    }
}
