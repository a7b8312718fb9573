import ChatTerminal

extension Environment {
    /// Asks whether a copy goes on, where another program has the conversation; off a terminal it
    /// does not.
    func asksWhetherToCopy(_ held: String) throws(Failure) -> Bool {
        guard inputIsTerminal, errorsAreSeen, let terminal = Platform.openTerminal(),
            let asking = TerminalQuestion(terminal: terminal)
        else { return false }
        let answer = asking.text("\(held): go on in a copy of it? [y/N] ")
        return ["y", "yes"].contains(answer?[...].trimmed.lowercased())
    }
}
