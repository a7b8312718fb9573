import WireJSON

/// One call of a tool that the server runs.
struct Errand: Sendable {
    /// The name in the call; the code tools have other names in their definition.
    let name: String
    let input: JSON
    /// The tool's definition; null when a fault made the call.
    let tool: JSON

    init(name: String, input: JSON, tool: JSON) {
        self.name = name
        self.input = input
        self.tool = tool
    }

    /// From a server call in the client's history.
    init(_ call: JSON, among tools: [JSON]) {
        let name = call["name"]?.stringValue ?? ""
        let defined = name == "bash_code_execution" ? "code_execution" : name
        self.init(
            name: name, input: call["input"] ?? [:],
            tool: tools.first { $0["name"]?.stringValue == defined } ?? nil)
    }

    var call: Answer.Block { .serverToolUse(name: name, input: input) }

    func result(for question: Question, use: Int) -> ErrandResult {
        switch name {
        case "web_search": WebSearch(self).result(use: use)
        case "web_fetch": WebFetch(self).result(documents: Citing.documents(question.request).count)
        case "code_execution", "bash_code_execution": CodeExecution(self).result
        default: toolSearch(question.request.tools)
        }
    }

    /// The calls of one tool that a prompt asks for.
    static func errands(for tool: JSON, _ question: Question, isForced: Bool) -> [Errand] {
        let name = tool["name"]?.stringValue ?? ""
        func one(_ name: String, _ input: JSON) -> [Errand] {
            [Errand(name: name, input: input, tool: tool)]
        }
        switch name {
        case "web_search":
            let wanted = question.mentions("search") && !question.mentions("search tools")
            guard isForced || wanted || question.mentions("pause_turn") else { return [] }
            let search = one(name, ["query": JSON(question.searchedFor)])
            return (1...question.times).flatMap { _ in search }
        case "web_fetch":
            guard isForced || question.says("fetch") else { return [] }
            return one(name, ["url": JSON(question.address)])
        case "code_execution":
            guard isForced || question.says("run") else { return [] }
            let code = question.rest(after: "run", skipping: ["code", "the"])
            return tool.type == "code_execution_20250522"
                ? one(name, ["code": JSON(code)])
                : one("bash_code_execution", ["command": JSON(code)])
        default:
            guard isForced || question.mentions("find a tool", "search tools") else { return [] }
            let isPattern = name == "tool_search_tool_regex"
            return one(name, isPattern ? ["pattern": ".*"] : ["query": JSON(question.text)])
        }
    }

    /// The tools with `defer_loading`, which a search finds.
    private func toolSearch(_ tools: [JSON]) -> ErrandResult {
        let found = tools.filter { $0["defer_loading"]?.boolValue == true }.compactMap {
            $0["name"]
        }
        let references = found.map { ["type": "tool_reference", "tool_name": $0] as JSON }
        return ErrandResult(
            type: "tool_search_tool_result",
            content: [
                "type": "tool_search_tool_search_result", "tool_references": .array(references),
            ],
            remarks: [.text("I found \(found.count) tools.")])
    }
}

extension Question {
    fileprivate func says(_ word: String) -> Bool { words.contains { $0.lowercased() == word } }

    /// The words after `word`, without leading filler words.
    func rest(after word: String, skipping fillers: Set<String>) -> String {
        guard let place = words.firstIndex(where: { $0.lowercased() == word }) else { return text }
        return words[(place + 1)...].drop { fillers.contains($0.lowercased()) }
            .joined(separator: " ")
    }

    fileprivate var searchedFor: String {
        var said = rest(after: "search", skipping: ["the", "web"]).split(separator: " ")
            .filter { $0 != "pause_turn" }
        if said.count > 2, said[1] == "times" { said.removeFirst(2) }
        if said.first == "for" { said.removeFirst() }
        return said.isEmpty ? text : said.joined(separator: " ")
    }

    fileprivate var address: String {
        let word = words.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
        return word.map { String($0.prefix { !",;)".contains($0) }) } ?? "https://example.com/"
    }

    /// The number before `times`, 1 to 20; 1 when there is none.
    fileprivate var times: Int {
        let pairs = zip(words, words.dropFirst())
        let number = pairs.first { $0.1 == "times" }.flatMap { Int($0.0) } ?? 1
        return min(max(number, 1), 20)
    }
}
