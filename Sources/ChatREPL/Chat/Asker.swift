package import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// What the answer under way tells the chat.
package enum ChatMessage: Sendable {
    /// That many of the oldest turns have to leave the window.
    case sliding(dropping: Int)
    /// The message does not fit the window even alone.
    case tooLong(tokens: Int)
    case retrying(RetryNotice)
    /// The models that the server offers.
    case models([ModelInfo])
    /// What was copied, as it is named, and what became of it.
    case copied(String, base64: String?, CopyReport)
    /// The response is there, with the limits of the account in its head.
    case began(ResponseHead)
    /// What has come, with the usage that is known after it.
    case events([StreamEvent], usage: Usage)
    /// With as much of the message as came; no error when it is whole.
    case ended(Message?, ClaudeError?)
}

/// Gets one message answered: fits it into the window, sends it, and tells what happens.
package struct Asker: Sendable {
    package let client: ClaudeClient

    package init(client: ClaudeClient) { self.client = client }

    /// A message and what it is to be sent with.
    package struct Question: Sendable {
        package var message: InputMessage
        package var conversation: Conversation
        package var settings: RequestSettings
        package var window: ContextWindow

        package init(_ message: InputMessage, in session: ChatSession) {
            self.message = message
            conversation = session.conversation
            settings = session.settings
            window = session.window
        }

        func request(dropping count: Int) -> MessageRequest {
            settings.request(
                conversation.messages(asking: message, dropping: count),
                system: conversation.system)
        }
    }

    /// Asks; ends with `.ended` or `.tooLong` in every case.
    ///
    /// More is received only once `taken` returns after what was told.
    package func ask(
        _ question: Question, tell: @escaping @Sendable (ChatMessage) -> Void,
        taken: @Sendable () async -> Void = {}
    ) async {
        let dropping: Int
        do throws(ClaudeError) {
            switch try await fit(question) {
            case .send(let count): dropping = count
            case .count: dropping = 0
            case .tooLong(let tokens): return tell(.tooLong(tokens: tokens))
            }
        } catch {
            return tell(.ended(nil, error))
        }
        if dropping > 0 { tell(.sliding(dropping: dropping)) }
        let stream = client.observingRetries { tell(.retrying($0)) }
            .stream(question.request(dropping: dropping))
        do throws(ClaudeError) {
            var events = stream.makeAsyncIterator()
            var hasBegun = false
            while let batch = try await events.nextBatch() {
                if !hasBegun, let head = stream.head { tell(.began(head)) }
                hasBegun = true
                tell(.events(batch, usage: stream.usage))
                await taken()
            }
            tell(.ended(stream.partialMessage, nil))
        } catch {
            tell(.ended(stream.partialMessage, error))
        }
    }

    /// The models that the server offers; none where it does not say.
    package func models() async -> [ModelInfo] {
        var models: [ModelInfo] = []
        do throws(ClaudeError) {
            for try await model in client.retrying(.never).models.list(limit: 100) {
                models.append(model)
                guard models.count < 1000 else { break }
            }
        } catch {
            // The catalogue is shown already, and has to do.
        }
        return models
    }

    /// A count is there at once; an estimate is better than waiting for one that is not.
    private static let countingTime = Duration.seconds(10)

    /// Decides what to send; near the limit the API counts.
    private func fit(_ question: Question) async throws(ClaudeError) -> ContextWindow.Step {
        let size = question.conversation.promptSize(asking: question.message)
        let turns = question.conversation.turnSizes
        var counted: [Int: Int] = [:]
        while true {
            let step = question.window.step(prompt: size, turns: turns, counted: counted)
            guard case .count(let dropping) = step, counted[dropping] == nil else { return step }
            do throws(ClaudeError) {
                counted[dropping] = try await client.retrying(.never)
                    .waiting(atMost: Self.countingTime)
                    .countTokens(question.request(dropping: dropping)).value
            } catch {
                guard error.code != .cancelled else { throw error }
                // Whatever keeps a server from counting, the middle of the estimate must do.
                let rest = turns.prefix(dropping).reduce(size, -)
                counted[dropping] =
                    dropping < turns.count
                    ? rest.middle : min(rest.middle, question.window.limit)
            }
        }
    }
}
