import ChatTerminal

/// The code of an answer, as it would be copied; a pure function of its Markdown.
package enum CodeBlocks {
    /// The blocks in their order, as the parser finds them that lays the answer out.
    package static func all(in markdown: String) -> [String] { MarkdownStream.code(in: markdown) }
}
