import ClaudeMessages
import MessagesTesting

/// The result of reading a stream to its end.
struct Reading: Sendable {
    var events: [StreamEvent] = []
    var message: Message?
    var error: ClaudeError?
    var sawMessageStop = false
    var text: String { message?.text ?? "" }
}

extension MessageRequest {
    static let hello = MessageRequest(model: "m", maxTokens: 10, messages: [.user("hello")])
}

extension MessageStream {
    /// Reads the whole stream, event by event.
    func read() async -> Reading {
        var reading = Reading()
        do throws(ClaudeError) {
            for try await event in self { reading.events.append(event) }
        } catch {
            reading.error = error
        }
        reading.message = partialMessage
        reading.sawMessageStop = sawMessageStop
        return reading
    }
}

/// Reads one stream.
func read(_ transport: any Transport) async -> Reading {
    await ClaudeClient.scripted(transport) { $0.retry = .never }.stream(.hello).read()
}

/// Reads one scripted stream.
func read(_ reply: ScriptedTransport.Reply) async -> Reading {
    await read(ScriptedTransport(reply))
}

/// Reads one scripted stream in pieces.
func read(_ text: String, pieces: Int = .max) async -> Reading {
    await read(.stream(text, pieces: pieces))
}
