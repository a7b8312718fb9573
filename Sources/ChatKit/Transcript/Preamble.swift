/// What stands before the first turn of a prompt and is neither system prompt nor tools.
package struct Preamble: Sendable, Hashable {
    /// What older turns came to.
    package var summary: String?
    /// What is sent whatever slides out.
    package var pins: [String] = []

    package init(summary: String? = nil, pins: [String] = []) {
        self.summary = summary
        self.pins = pins
    }

    package var isEmpty: Bool { summary == nil && pins.isEmpty }
}
