/// The callbacks of the editing engine.
protocol EditEngineClient: AnyObject {
    /// The next character; nil at the end of the input.
    func nextCharacter() -> UInt32?
    /// Performs the action of an editor code, or of a character bound to our function.
    func perform(code: UInt32) -> EditEngine.Outcome
}
