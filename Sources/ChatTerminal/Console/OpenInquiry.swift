/// A question or a picker that is open; an event is its answer.
enum OpenInquiry {
    case question(OpenQuestion)
    case picker(OpenPicker)

    init(_ inquiry: Inquiry) {
        switch inquiry {
        case .choices(let choices): self = .question(OpenQuestion(choices))
        case .picker(let picker): self = .picker(OpenPicker(picker))
        }
    }

    /// The answer that changes nothing.
    var dismissal: TerminalEvent {
        switch self {
        case .question(let question): Inquiry.choices(question.choices).dismissal
        case .picker(let picker): Inquiry.picker(picker.picker).dismissal
        }
    }

    /// Handles a key; returns the answer it gives, or nil.
    mutating func take(_ key: Key) -> TerminalEvent? {
        switch self {
        case .question(var question):
            defer { self = .question(question) }
            return question.take(key).map { .chosen($0) }
        case .picker(var picker):
            defer { self = .picker(picker) }
            return picker.take(key).map { .picked($0) }
        }
    }

    /// Handles an entered line; returns the answer it gives, or nil.
    mutating func take(line: String) -> TerminalEvent? {
        switch self {
        case .question(let question): return question.choice(ofLine: line).map { .chosen($0) }
        case .picker(var picker):
            defer { self = .picker(picker) }
            return picker.take(line: line).map { .picked($0) }
        }
    }

    /// The rows in place of the prompt.
    mutating func rows(in size: TerminalSize, color: ColorPolicy) -> PromptRows {
        switch self {
        case .question(let question): return question.rows(in: size, color: color)
        case .picker(var picker):
            defer { self = .picker(picker) }
            return picker.rows(in: size, color: color)
        }
    }

    /// The lines for a console that writes lines, and what it asks after them.
    mutating func lines() -> (listed: [StyledText], prompt: String) {
        switch self {
        case .question(let question):
            let count = question.choices.choices.count
            return (question.numbered, "1 to \(count) [\(question.selected + 1)]: ")
        case .picker(var picker):
            defer { self = .picker(picker) }
            return (picker.numbered, picker.lineKeys)
        }
    }
}
