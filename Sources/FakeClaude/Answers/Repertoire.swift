import WireJSON

/// The replies the server knows, tried in order; the last one fits every prompt.
package enum Repertoire {
    /// One reply: when it applies, and its text.
    struct Skill: Sendable {
        let name: String
        let answer: @Sendable (Question) -> String?
    }

    package static func text(for question: Question) -> String {
        skills.lazy.compactMap { $0.answer(question) }.first ?? generic(question)
    }

    static let skills: [Skill] = [
        Skill(name: "tool results") { question in
            guard !question.results.isEmpty else { return nil }
            return "The tool answered: " + question.results.joined(separator: "\nand: ")
        },
        Skill(name: "title", answer: title),
        Skill(name: "echo") { question in
            guard question.words.first?.lowercased() == "echo",
                let start = question.text.firstIndex(where: \.isWhitespace)
            else { return nil }
            return String(question.text[start...].drop(while: \.isWhitespace))
        },
        Skill(name: "attachments", answer: attachments),
        Skill(name: "numbered words") { question in
            NumberedWords.wanted(in: question.words).map(NumberedWords.text)
        },
        Skill(name: "token count") { question in
            guard question.mentions("token"), question.mentions("count", "many") else { return nil }
            return "Everything you sent with this message makes \(question.promptTokens) tokens"
                + " by my own count."
        },
        Skill(name: "system prompt", answer: systemPrompt),
        Skill(name: "memory", answer: memory),
        Skill(name: "who", answer: introduction),
        Skill(name: "table") { $0.mentions("table") ? Samples.table : nil },
        Skill(name: "code") { $0.mentions("code", "program", "function") ? Samples.code : nil },
        Skill(name: "list") { $0.mentions("list") ? Samples.list : nil },
        Skill(name: "markdown") { $0.mentions("markdown") ? Samples.markdown : nil },
    ]

    /// The first words of the conversation that is to be given a title.
    private static func title(_ question: Question) -> String? {
        let lines = question.text.split(separator: "\n")
        guard question.mentions("title"), let start = lines.firstIndex(of: "<conversation>"),
            let line = lines[(start + 1)...].first
        else { return nil }
        let words = line.split { $0.isWhitespace }.prefix(5)
        guard let first = words.first else { return nil }
        let title = ([first.prefix(1).uppercased() + first.dropFirst()] + words.dropFirst())
            .joined(separator: " ")
        return String(title.reversed().drop { $0.isPunctuation }.reversed())
    }

    private static func systemPrompt(_ question: Question) -> String? {
        guard question.mentions("system"), question.mentions("prompt") else { return nil }
        let texts = question.request.system.compactMap { $0["text"]?.stringValue }
        guard !texts.isEmpty else { return "I was given no system prompt." }
        return "My system prompt is: " + texts.joined(separator: "\n")
    }

    /// Names the attached images and documents, whose content the server does not read.
    private static func attachments(_ question: Question) -> String? {
        let blocks = question.request.messages.last { $0.role == "user" }?.blocks ?? []
        let names = ["image": "image", "document": "document", "search_result": "search result"]
        let found = blocks.compactMap { names[$0.type] }
        guard !found.isEmpty else { return nil }
        let titles = blocks.compactMap { $0["title"]?.stringValue }
        return "You sent \(found.joined(separator: ", "))"
            + (titles.isEmpty ? "" : " (\(titles.joined(separator: ", ")))")
            + " of \(question.promptTokens) tokens together with your words. I cannot look at it:"
            + " there is no model behind this."
    }

    private static func memory(_ question: Question) -> String? {
        guard question.mentions("remember", "memory", "first message") else { return nil }
        let messages = question.request.messages
        let turns = messages.count { message in
            message.role == "user" && !message.blocks.contains { $0.type == "tool_result" }
        }
        let first = FaultMark.removed(
            from: Question.text(of: messages.first { $0.role == "user" }))
        return "I was sent \(turns) \(turns == 1 ? "turn" : "turns") in \(messages.count)"
            + " \(messages.count == 1 ? "message" : "messages")."
            + " The first message of this conversation was: \(first)"
    }

    private static func introduction(_ question: Question) -> String? {
        let greetings: Set = ["hi", "hello", "hey", "hallo", "bonjour", "ciao", "servus"]
        let first = question.words.first?.lowercased().filter(\.isLetter) ?? ""
        guard greetings.contains(first) || question.mentions("who are you", "what are you") else {
            return nil
        }
        return Samples.introduction
    }

    private static func generic(_ question: Question) -> String {
        let words = question.words.prefix(12).joined(separator: " ")
        guard !words.isEmpty else { return "You sent no words, so I have nothing to answer." }
        return "You wrote “\(words)\(question.words.count > 12 ? " …" : "")”. I am fake-claude:"
            + " there is no model behind this, so I can name your words but not answer them."
            + " Ask me who I am to learn what I can do."
    }
}

extension Question {
    /// Whether the text contains one of these, upper and lower case alike.
    func mentions(_ texts: String...) -> Bool {
        let lowercased = lowercased
        return texts.contains { lowercased.contains($0) }
    }
}
