/// A failure that ends the program before or instead of an answer: a code and one sentence.
package struct Failure: Error, Sendable, Hashable {
    package let code: ExitCode
    /// Says what failed, where, and what to do; not yet sanitised.
    package let sentence: String

    package init(_ code: ExitCode, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}
