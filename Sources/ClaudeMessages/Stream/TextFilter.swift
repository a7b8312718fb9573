/// Extracts the text from the events of an answer; a pure value.
public struct TextFilter: Sendable {
    private var joiner = TextJoiner()

    /// Makes one that has seen no event.
    public init() {}

    /// The text that this event adds; may be empty.
    public mutating func text(of event: StreamEvent) -> String {
        switch event {
        case .blockStart(let index, let block):
            guard let text = block.text else {
                joiner.otherBlock()
                return ""
            }
            return joiner.text(text, ofBlock: index)
        case .blockDelta(let index, .text(let text)): return joiner.text(text, ofBlock: index)
        default: return ""
        }
    }

    /// The end of the text, once there are no more events.
    public mutating func finish() -> String { joiner.finish() }
}
