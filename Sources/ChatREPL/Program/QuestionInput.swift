import ChatKit
import SystemKit

/// Where a question comes from: the words of the command line, and standard input unless that is a
/// terminal.
struct QuestionInput {
    /// Standard input is part of the question.
    let isRead: Bool
    private let diagnostics: Diagnostics

    init(_ environment: Environment, closed: Set<Int32>, _ diagnostics: Diagnostics) {
        isRead = !environment.inputIsTerminal && !closed.contains(0)
        self.diagnostics = diagnostics
    }

    func question(_ words: [String], mayBeEmpty: Bool) throws(Failure) -> String? {
        let input = isRead ? try readInput() : ""
        if mayBeEmpty, input.isBlank, words.allSatisfy(\.isBlank) {
            return nil
        }
        return try QuestionText.compose(words: words, input: input)
    }

    private func readInput() throws(Failure) -> String {
        let result = Platform.readAll(0, limit: QuestionText.limit) {
            diagnostics.say("still reading standard input (Ctrl-C stops)")
        }
        switch result {
        case .success(let bytes):
            let input = try QuestionText.decode(bytes)
            if let note = input.note { diagnostics.say(note) }
            return input.text
        case .failure(.tooLong):
            throw Failure(.badInput, "standard input is longer than 30 MB: nothing was sent")
        case .failure(.failed(let number)):
            throw Failure(
                .noInput, "standard input cannot be read: \(Platform.errorText(number))")
        }
    }
}
