/// What has to be said at a terminal without a live prompt, once no answer is under way.
struct PlainRemark: Sendable {
    let text: String
    /// The text that it asks about: entered again after that, it is sent.
    var question: String?
}
