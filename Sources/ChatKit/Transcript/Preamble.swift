/// What precedes the first turn in the messages: a summary and pins.
package struct Preamble: Sendable, Hashable {
    /// The summary of older turns.
    package var summary: String?
    /// Texts that are sent with every prompt.
    package var pins: [String] = []

    package init(summary: String? = nil, pins: [String] = []) {
        self.summary = summary
        self.pins = pins
    }

    package var isEmpty: Bool { summary == nil && pins.isEmpty }
}
