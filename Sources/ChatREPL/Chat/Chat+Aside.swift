import ChatTerminal

/// What a command says while an answer is under way, and waits until it is over.
struct Aside: Sendable {
    /// What was entered.
    let line: String?
    let lines: [StyledText]
}

// Nothing comes between the rows of an answer.
extension Chat {
    /// Says what `body` has to say where the answer under way leaves room for it.
    ///
    /// A little stands above the prompt until the next key, what is longer waits for the end of the
    /// answer.
    func aside(_ line: String?, _ body: () -> LoopDirective) -> LoopDirective {
        guard answer != nil, said == nil else { return body() }
        said = []
        let directive = body()
        let lines = said ?? []
        said = nil
        if !lines.isEmpty, !console.present(lines) { hold(Aside(line: line, lines: lines)) }
        return directive
    }

    /// A remark at any time.
    func noteAside(_ text: String) {
        _ = aside(nil) {
            note(text)
            return .continue
        }
    }

    /// The window has become too small for what stood above the prompt.
    func moveAside() {
        let lines = console.takeDisplaced()
        guard !lines.isEmpty else { return }
        hold(Aside(line: nil, lines: lines))
        if answer == nil { sayHeld() }
    }

    private func hold(_ aside: Aside) {
        held.append(aside)
        showStatus()
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
    var waitingAside: [StyledText] {
        guard !held.isEmpty else { return [] }
        let names = held.map { $0.line ?? "a remark" }.joined(separator: ", ")
        return [StyledText(untrusted: "shown after this answer: \(names)", style: Look.remark)]
    }

    /// Which answer is meant by the last one.
    var whichAnswer: String { answer == nil ? "" : " of the answer before this one" }
}
