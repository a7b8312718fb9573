/// What libedit asks for, and what it is told.
protocol EditEngineClient: AnyObject {
    /// The next character; nil at the end.
    func nextCharacter() -> UInt32?
    /// Does what a code, or a character bound to our function, stands for.
    func perform(code: UInt32) -> EditEngine.Outcome
}
