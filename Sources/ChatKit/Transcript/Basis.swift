package import ClaudeMessages

/// What a prompt is built on: the part of it that does not grow.
///
/// Under the same basis a prompt begins with the one before it, byte by byte: sizes that were
/// counted hold, the cache is read, and thinking blocks are bound to what precedes them.
package struct Basis: Sendable, Hashable {
    package var system: String?
    package var tools: [ToolDefinition] = []
    package var preamble = Preamble()
    package var selection: Selection

    package init(
        system: String? = nil, tools: [ToolDefinition] = [], preamble: Preamble = Preamble(),
        selection: Selection = Selection()
    ) {
        self.system = system
        self.tools = tools
        self.preamble = preamble
        self.selection = selection
    }
}
