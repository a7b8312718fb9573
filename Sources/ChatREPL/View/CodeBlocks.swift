import ChatTerminal

/// The code blocks of an answer, for copying.
package enum CodeBlocks {
    /// The blocks in order, found by the Markdown block parser.
    package static func all(in markdown: String) -> [String] { MarkdownStream.code(in: markdown) }
}
