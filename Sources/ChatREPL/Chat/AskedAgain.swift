import ChatKit

/// A question that a command sends.
struct AskedAgain {
    let question: Question
    let place: Place
    /// The model that answers this question alone; nil for the one in use.
    let model: String?
}
