package import ClaudeMessages

/// The part of a prompt that does not grow from turn to turn.
///
/// With the same basis, each prompt begins with the previous one, byte for byte: counted sizes
/// hold, the cache is read, and thinking blocks stay valid.
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
