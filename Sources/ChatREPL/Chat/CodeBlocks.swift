/// The fenced code of an answer, as it would be copied; a pure function of its Markdown.
package enum CodeBlocks {
    /// The blocks in their order, without their fences and the indentation these have.
    ///
    /// A fence that is not closed, as in an answer that was cut, ends with the text
    /// (CommonMark 0.31, section 4.5).
    package static func all(in markdown: String) -> [String] {
        var blocks: [String] = []
        var fence: Fence?
        var lines: [Substring] = []
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = fence {
                if open.isClosed(by: line) {
                    blocks.append(lines.joined(separator: "\n"))
                    fence = nil
                } else {
                    lines.append(open.unindented(line))
                }
            } else if let begun = Fence(line) {
                fence = begun
                lines = []
            }
        }
        return fence == nil || lines.isEmpty ? blocks : blocks + [lines.joined(separator: "\n")]
    }

    private struct Fence {
        let mark: Character
        let length: Int
        let indentation: Int

        init?(_ line: Substring) {
            indentation = line.prefix { $0 == " " }.count
            let rest = line.dropFirst(indentation)
            guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
            self.mark = mark
            length = rest.prefix { $0 == mark }.count
            // Code in a line may begin with three backticks, but then it ends in the line as well.
            guard length >= 3, mark == "~" || !rest.dropFirst(length).contains("`") else {
                return nil
            }
        }

        func isClosed(by line: Substring) -> Bool {
            let rest = line.drop { $0 == " " }
            let end = rest.prefix { $0 == mark }.count
            return end >= length && rest.dropFirst(end).allSatisfy(\.isWhitespace)
        }

        func unindented(_ line: Substring) -> Substring {
            line.dropFirst(min(indentation, line.prefix { $0 == " " }.count))
        }
    }
}
