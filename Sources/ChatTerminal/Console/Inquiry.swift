/// What is asked in place of the prompt.
package enum Inquiry {
    case choices(Choices)
    case picker(Picker)

    /// The answer that changes nothing.
    var dismissal: TerminalEvent {
        switch self {
        case .choices(let choices): .chosen(choices.standard)
        case .picker: .picked(.closed)
        }
    }
}
