import ClaudeMessages

/// Thinking, shown as a summary, and parameters that a model does not accept.
func thinkingAloud(_ client: ClaudeClient) async throws {
    var request = MessageRequest(
        model: "claude-sonnet-5-5", maxTokens: 4096, "Is 3599 a prime number?")
    request.thinking = .enabled(budget: 2048, display: .summarized)
    request.temperature = 0.2

    guard let model = ModelCatalogue.known.model(request.model) else { return }
    let (fitted, notes) = request.fitted(to: model, version: client.configuration.version)
    for note in notes where note.reason != .inPlaceOfBudget {
        print("note: \(words(for: note, in: fitted))")
    }

    for try await event in client.stream(fitted) {
        switch event {
        case .blockStart(_, let block) where block.isThinking: print("[thinking]")
        case .blockDelta(_, .thinking(let text)): print(text, terminator: "")
        case .blockStop: print()
        case .blockDelta(_, .text(let text)): print(text, terminator: "")
        default: break
        }
    }
}

/// The program's text for a change, which the library describes as data.
private func words(for note: FittingNote, in fitted: MessageRequest) -> String {
    switch note.reason {
    case .notTaken: "\(note.parameter) is left out: \(note.model) does not take it"
    case .budgetNotTaken:
        "thinking becomes adaptive with \(fitted.effort ?? .high) effort: "
            + "\(note.model) does not take a budget of tokens"
    default: "\(note)"  // parameter, change and code, for logs
    }
}
