import ChatTerminal

/// What the program says in the scrollback; nothing of it comes between the rows of an answer.
final class Remarks {
    private let console: any Console
    /// What is being said aside; nil while nothing is.
    private var said: [StyledText]?
    /// What waits to be said until the answer is over.
    private var held: [Aside] = []
    private var hasNotedHistory = false
    /// More or less of it waits than before.
    var changed: () -> Void = {}

    init(_ console: any Console) { self.console = console }

    /// The person's words, as they go into the scrollback: broken as they were in the prompt.
    func echo(_ text: String, as part: TurnPart = .remark) {
        let rows = rows(of: text)
        console.commit(
            rows.dropFirst().reduce(rows.first ?? console.rows.prompt) { $0 + "\n" + $1 }, as: part)
    }

    /// The rows of a message; where there are more, the last one is an ellipsis.
    func rows(of text: String, atMost limit: Int = .max) -> [StyledText] {
        let lines = StyledText(untrustedLines: text, style: ChatStyle.typed).lines
        let rows = lines.enumerated().flatMap { place, line in
            let indent: StyledText = line.plain.isEmpty ? "" : "  "
            return ((place == 0 ? console.rows.prompt : indent) + line)
                .wrapped(to: console.columns - 1, indent: 2, words: .fill)
        }
        return rows.count > limit ? rows.prefix(max(0, limit - 1)) + ["  …"] : rows
    }

    /// A remark of the program; a problem stands out.
    func say(_ text: String, isProblem: Bool = false) {
        let style = isProblem ? ChatStyle.problem : ChatStyle.remark
        let label = isProblem && console.isSpoken ? "error: " : ""
        say(StyledText(untrustedLines: label + text, style: style))
    }

    func say(_ remark: StyledText) {
        guard said == nil else { return said = (said ?? []) + [remark] }
        commit(remark)
        console.commit("")
    }

    func commit(_ remark: StyledText) {
        for line in remark.wrapped(to: console.columns - 1, words: .keep) { console.commit(line) }
    }

    // MARK: - While an answer is under way

    /// Says what `body` has to say where the answer under way leaves room for it.
    ///
    /// A little stands above the prompt until the next key, what is longer waits for the end of the
    /// answer.
    func aside<Result>(_ line: String?, _ body: () -> Result) -> Result {
        guard console.isBusy, said == nil else { return body() }
        said = []
        let result = body()
        let lines = said ?? []
        said = nil
        let goesOn = line.map { line in held.contains { $0.line == line } } ?? false
        if !lines.isEmpty, goesOn || !console.present(lines) {
            hold(Aside(line: line, lines: lines))
        }
        return result
    }

    /// A remark at any time.
    func sayAside(_ text: String) { aside(nil) { say(text) } }

    /// Says once that lines cannot be kept; the chat goes on without.
    func sayHistoryFailure() {
        guard !hasNotedHistory, let failure = console.line.historyFailure else { return }
        hasNotedHistory = true
        sayAside(ErrorText.noHistory(failure))
    }

    /// The window has become too small for what stood above the prompt.
    func moveAside(_ lines: [StyledText]) {
        hold(Aside(line: nil, lines: lines))
        if !console.isBusy { sayHeld() }
    }

    private func hold(_ aside: Aside) {
        // What comes late of a command belongs to what it has said.
        if let line = aside.line, let place = held.firstIndex(where: { $0.line == line }) {
            held[place] = Aside(line: line, lines: held[place].lines + [""] + aside.lines)
        } else {
            held.append(aside)
        }
        changed()
    }

    /// Once the answer is over.
    func sayHeld() {
        let asides = held
        held = []
        for aside in asides {
            if let line = aside.line { echo(line) }
            for line in aside.lines { commit(line) }
            console.commit("")
        }
    }

    /// The row that says what is still to come.
    var waiting: [StyledText] {
        guard !held.isEmpty else { return [] }
        let names = held.map { $0.line ?? "a remark" }.joined(separator: ", ")
        return [StyledText(untrusted: "shown after this answer: \(names)", style: ChatStyle.remark)]
    }
}
