/// Everything the live region may hold, top to bottom.
struct FrameParts: Sendable {
    /// Unfinished rows of the answer.
    var answer: [LiveRow] = []
    /// A blank row keeps the answer under way apart from what is below it.
    var hasGap = false
    /// What commands say while an answer is under way.
    var presented: [LiveRow] = []
    /// Spinner, queued messages.
    var status: [LiveRow] = []
    var draft: DraftLayout
    /// Completions.
    var menu: [LiveRow] = []
    var footer: [LiveRow] = []
}
