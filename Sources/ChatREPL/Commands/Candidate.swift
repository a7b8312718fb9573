/// A completion candidate with its meaning.
package struct Candidate: Sendable, Hashable {
    package var text: String
    package var summary: String

    package init(_ text: String, _ summary: String = "") {
        self.text = text
        self.summary = summary
    }
}
