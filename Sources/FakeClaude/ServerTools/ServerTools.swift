package import WireJSON

/// The tools that the server runs itself: when a prompt calls them, and their answers.
package enum ServerTools {
    /// Whether the server runs the tool, not the client.
    package static func runs(_ tool: JSON) -> Bool {
        ["web_search", "web_fetch", "code_execution", "tool_search_tool"]
            .contains { tool.type.hasPrefix($0) }
    }

    /// The server calls that a prompt asks for, in the order of the tools.
    static func errands(for question: Question) -> [Errand] {
        let request = question.request
        let tools = request.tools.filter(runs)
        let choice = request.json["tool_choice"]
        guard question.results.isEmpty, choice?.type != "none" else { return [] }
        let onlyMine = tools.count == request.tools.count
        let forced =
            choice?.type == "any" && onlyMine ? tools.first?["name"] : choice?["name"]
        return tools.flatMap { tool in
            Errand.errands(for: tool, question, isForced: tool["name"] == forced)
        }
    }

    /// Every call with its result and remarks; a paused turn ends with the last call.
    static func answer(_ errands: [Errand], _ question: Question) -> Answer {
        var blocks = [Answer.Block.text("I look into it.")]
        let pauses = question.mentions("pause_turn")
        for (place, errand) in errands.enumerated() {
            blocks.append(errand.call)
            if pauses, place == errands.count - 1 {
                return Answer(blocks: blocks, stopReason: "pause_turn")
            }
            let result = errand.result(for: question, use: place + 1)
            blocks.append(result.block(of: nil))
            blocks += result.remarks
        }
        return Answer(blocks: blocks)
    }

    /// The answer that continues a turn with unanswered server calls: after a pause, or after the
    /// client's results when both sides had calls.
    static func continuation(of question: Question) -> Answer? {
        let messages = question.request.messages
        let isPaused = messages.last?.role == "assistant"
        guard isPaused || messages.last?.blocks.allSatisfy({ $0.type == "tool_result" }) == true
        else { return nil }
        let before = isPaused ? messages[...] : messages.dropLast()
        let run = before.reversed().prefix { $0.role == "assistant" }.reversed().flatMap(\.blocks)
        let waiting = waiting(in: run)
        guard !waiting.isEmpty else {
            let isDone = isPaused && run.last?.type.hasSuffix("_tool_result") == true
            return isDone ? Answer(blocks: [.text("I went on where I had paused.")]) : nil
        }
        var blocks: [Answer.Block] = []
        for (place, call) in waiting.enumerated() {
            let errand = Errand(call, among: question.request.tools)
            let result = errand.result(for: question, use: place + 1)
            blocks.append(result.block(of: call["id"]?.stringValue))
            blocks += result.remarks
        }
        if !isPaused { blocks.append(.text(Repertoire.text(for: question))) }
        return Answer(blocks: blocks)
    }

    /// The server calls in these blocks without a result.
    static func waiting(in blocks: [JSON]) -> [JSON] {
        let answered = Set(
            blocks.filter { $0.type.hasSuffix("_tool_result") }.map { $0["tool_use_id"] })
        return blocks.filter { $0.type == "server_tool_use" && !answered.contains($0["id"]) }
    }
}
