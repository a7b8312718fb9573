package import ChatKit
package import ClaudeMessages

/// The request that asks the last question of a conversation again: a conversation ends with an
/// answer, and a request with a question.
///
/// It has the model, the system prompt, the tools, the thinking and the turns of that question's
/// request; what is not kept, such as the limit of the answer, comes from the settings.
package struct ConversationRequest: Sendable {
    private let request: MessageRequest

    /// Nil for a conversation without a turn.
    package init?(_ transcript: Transcript, _ settings: TurnSettings) {
        guard let turn = transcript.head ?? transcript.last, let header = transcript.header(turn),
            let question = transcript.body(turn)?.question
        else { return nil }
        let record = header.requests.last
        var settings = settings
        var before = transcript
        var parent = header.parent
        if let record {
            settings.requests.modelName = record.model
            settings.requests.thinking = record.knobs.thinking
            settings.requests.effort = record.knobs.effort
            settings.requests.cache = record.cache
            settings.system = record.basis.system
            settings.tools = record.basis.tools
            // The turns that were sent with it, and no others.
            let selection = record.basis.selection
            if selection.first == turn { parent = nil }
            before.apply(.moved(to: parent))
            before.apply(.selected(selection))
            before.apply(.prefaced(record.basis.preamble))
        }
        let plan = Planner(
            before, behind: parent, asking: Weight(question.content), settings: settings.planning
        ).everything
        var request = settings.request(
            plan.messages(asking: [question.message], body: before.body), on: plan.basis)
        if !request.tools.isEmpty { request.toolChoice = record?.knobs.toolChoice }
        request.speed = record?.knobs.speed
        self.request = request
    }

    /// The body, on one line, with escapes for what could not be seen.
    package var json: String {
        var text = ""
        for scalar in request.json(stream: false).description.unicodeScalars {
            if !scalar.isHidden {
                text.unicodeScalars.append(scalar)
            } else {
                // Only strings have them: the JSON is compact.
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return text
    }

    /// A command for a shell that sends the body to a server with that base URL.
    ///
    /// The body is no argument, whose length has a limit, and stands where a shell replaces
    /// nothing; as it is one line, the line that ends it cannot be in it.
    package func curl(to url: BaseURL) -> String {
        var fields = ["anthropic-version: \(APIVersion.v2023_06_01.rawValue)"]
        if !request.betas.isEmpty {
            fields.append("anthropic-beta: \(request.betas.joined(separator: ","))")
        }
        fields.append("content-type: application/json")
        let flags = fields.map { "-H \(Self.quoted($0))" }.joined(separator: " ")
        let address = Self.quoted("\(url)/v1/messages")
        return "curl -sS \(address) -H \"x-api-key: $ANTHROPIC_API_KEY\" \(flags) "
            + "--data-binary @- <<'END'\n\(json)\nEND\n"
    }

    /// A word for a shell.
    private static func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}

extension Transcript {
    /// The turn asked last, on any branch.
    fileprivate var last: TurnID? { count > 0 ? TurnID(count - 1) : nil }
}

extension Unicode.Scalar {
    /// Whether a terminal may not show it, or obey it.
    fileprivate var isHidden: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
