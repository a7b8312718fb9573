package import ChatKit

/// Where a random user's conversation is kept.
package protocol WalkMemory: AnyObject {
    func keep(_ event: TranscriptEvent)
    /// The conversation as it was kept.
    func load() -> Transcript
    /// Later events are of a copy.
    func fork()
    /// Later events are of another conversation.
    func beginAnew() throws
}

/// Keeps the events in an array.
package final class EventMemory: WalkMemory {
    private var events: [TranscriptEvent] = []

    package init() {}

    package func keep(_ event: TranscriptEvent) { events.append(event) }

    package func load() -> Transcript {
        var transcript = Transcript()
        for event in events { transcript.apply(event) }
        return transcript
    }

    package func fork() {}
    package func beginAnew() { events = [] }
}
