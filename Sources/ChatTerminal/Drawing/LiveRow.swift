/// A rendered row of the live region, narrower than the terminal.
package struct LiveRow: Sendable, Hashable {
    package var text: String
    package var width: Int

    package init(_ text: String, width: Int) {
        self.text = text
        self.width = width
    }

    package init(_ text: String) { self.init(text, width: DisplayWidth.columns(of: text)) }
}
