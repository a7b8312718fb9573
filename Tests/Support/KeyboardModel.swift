/// The keyboard state of a terminal with the kitty protocol or xterm's modifyOtherKeys.
public struct KeyboardModel: Sendable, Equatable {
    /// A query that expects a reply.
    public enum Question: Sendable, Equatable { case keyboard, attributes }

    /// The flags pushed and not yet popped.
    public private(set) var stack: [Int] = []
    public private(set) var pushes = 0
    public private(set) var pops = 0
    public private(set) var sendsOtherKeys = false
    public private(set) var questions: [Question] = []
    /// Errors of the program: pops of an empty stack, and pushes on top of a push.
    public private(set) var mistakes: [String] = []

    public init() {}

    /// Whether the state is that before any program ran.
    public var isAtRest: Bool { stack.isEmpty && pushes == pops && !sendsOtherKeys }

    /// Handles a control sequence; false when it does not concern the keyboard.
    mutating func take(_ parameters: String, _ final: Character) -> Bool {
        switch (parameters.first, final) {
        case ("?", "u") where parameters == "?": questions.append(.keyboard)
        case (nil, "c"): questions.append(.attributes)
        case (">", "u"):
            if !stack.isEmpty { mistakes.append("a push on top of \(stack)") }
            stack.append(Int(parameters.dropFirst()) ?? 0)
            pushes += 1
        case ("<", "u"):
            if stack.popLast() == nil { mistakes.append("a pop of nothing") }
            pops += 1
        case (">", "m") where parameters == ">4;2": sendsOtherKeys = true
        case (">", "m") where parameters == ">4": sendsOtherKeys = false
        default: return false
        }
        return true
    }
}
