/// The parts of the live region, top to bottom.
struct FrameParts: Sendable {
    /// The unfinished rows of the answer.
    var answer: [LiveRow] = []
    /// A blank row separates the streaming answer from the parts below.
    var hasGap = false
    /// The output of commands while an answer streams.
    var presented: [LiveRow] = []
    /// The spinner and queued messages.
    var status: [LiveRow] = []
    var draft: DraftLayout
    /// Candidates or a remark.
    var menu: [LiveRow] = []
    var footer: [LiveRow] = []
}
