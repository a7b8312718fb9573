/// Everything the live region may hold, top to bottom.
struct FrameParts: Sendable {
    /// Unfinished rows of the answer.
    var answer: [LiveRow] = []
    /// What commands say while an answer is under way.
    var presented: [LiveRow] = []
    /// Spinner, queued messages.
    var status: [LiveRow] = []
    var draft: DraftLayout
    /// Completions.
    var menu: [LiveRow] = []
    var footer: [LiveRow] = []
}
