/// Text that arrives in pieces.
///
/// A growing string is copied each time it needs more memory, so tens of megabytes are held in
/// pieces until one string is needed.
package struct GrowingText: Sendable {
    /// The length in bytes at which a piece is complete.
    private static let pieceLength = 1024 * 1024

    private var whole: [String] = []
    private var last = ""

    package init() {}

    package var isEmpty: Bool { last.isEmpty && whole.isEmpty }

    package mutating func append(_ text: String) {
        if last.isEmpty {
            last = text
        } else {
            last += text
        }
        guard last.utf8.count >= Self.pieceLength else { return }
        whole.append(last)
        last = ""
    }

    /// All of it as one string, after `start`.
    package func text(after start: String = "") -> String {
        if start.isEmpty, whole.isEmpty { return last }
        if start.isEmpty, last.isEmpty, whole.count == 1 { return whole[0] }
        var text = ""
        text.reserveCapacity(
            whole.reduce(start.utf8.count + last.utf8.count) { $0 + $1.utf8.count })
        text += start
        for piece in whole { text += piece }
        return text + last
    }

    /// Joins the pieces, and frees each one as it is joined.
    ///
    /// The result has no room to grow, which in a string that grew may be half of it.
    package mutating func join() {
        guard !isEmpty, whole.count != 1 || !last.isEmpty else { return }
        var text = ""
        text.reserveCapacity(whole.reduce(last.utf8.count) { $0 + $1.utf8.count })
        for place in whole.indices {
            text += whole[place]
            whole[place] = ""
        }
        text += last
        whole = [text]
        last = ""
    }
}
