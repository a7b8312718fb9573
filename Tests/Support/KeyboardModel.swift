/// What a terminal that speaks the kitty protocol, or xterm's older way, knows of its keyboard.
public struct KeyboardModel: Sendable, Equatable {
    /// What was asked and wants a reply.
    public enum Question: Sendable, Equatable { case keyboard, attributes }

    /// The flags that were pushed and not popped yet.
    public private(set) var stack: [Int] = []
    public private(set) var pushes = 0
    public private(set) var pops = 0
    public private(set) var sendsOtherKeys = false
    public private(set) var questions: [Question] = []
    /// Pops of nothing, and pushes on top of a push: each is a mistake of the program.
    public private(set) var mistakes: [String] = []

    public init() {}

    /// As it was before any program came.
    public var isAtRest: Bool { stack.isEmpty && pushes == pops && !sendsOtherKeys }

    /// Takes a control sequence; false where it has nothing to do with keys.
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
