/// The part of a draft that is laid out, so that the cost does not grow with the draft.
package struct DraftWindow: Sendable, Hashable {
    package var scalars: [Unicode.Scalar]
    /// The cursor as an index into `scalars`.
    package var cursor: Int
    /// The part drawn in bold and underlined, as indexes into `scalars`.
    package var marked: Range<Int> = 0..<0

    package init(scalars: [Unicode.Scalar], cursor: Int) {
        self.scalars = scalars
        self.cursor = min(max(0, cursor), scalars.count)
    }

    package init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.init(scalars: scalars, cursor: scalars.count)
    }
}
