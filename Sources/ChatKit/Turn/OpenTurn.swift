package import ClaudeMessages

/// One turn on its way, from the question to the last word: a pure value that says what has to
/// happen next and takes what came of it.
///
/// It does not see the pieces of an answer: whoever reads them keeps the partial message and gives
/// it to whatever ends the turn. It can be closed at any moment, into a history that the API takes
/// and a ledger in which nothing is missing.
package struct OpenTurn: Sendable {
    /// What has to happen.
    package enum Step: Sendable, Hashable {
        /// Have a prompt counted.
        case count(MessageRequest)
        /// Ask whoever sits there.
        case decide(TurnQuestion)
        /// Send it.
        case send(MessageRequest)
        /// Run these calls, in any order.
        case run([ToolCall])
        /// Nothing any more.
        case end(TurnEnding)
    }

    /// What came of a step.
    package enum News: Sendable {
        /// The tokens of the prompt; nil where nobody could count them.
        case counted(Int?)
        case decided(TurnQuestion.Choice)
        /// An answer is whole.
        case answered(Message, broken: [BrokenInput], requests: [SentRequest])
        /// It is not, and this had come of it.
        case failed(ClaudeError, partial: Message?, requests: [SentRequest])
        /// A tool gave that.
        case returned(ToolOutput, ToolCall)
    }

    /// What is to be recorded, and told.
    package enum Event: Sendable, Hashable {
        case happened(TranscriptEvent)
        case spent(LedgerEntry)
        /// Turns leave the window with this prompt.
        case slid(PromptPlan)
    }

    enum State: Sendable {
        case planning(Planner, counted: [Int: Int])
        case talking(ToolDialogue)
        case ended(TurnEnding)
    }

    package let id: TurnID
    let question: Question
    let parent: TurnID?
    let settings: TurnSettings
    let transcript: Transcript
    var state: State
    /// What its first request was built on, and all others are.
    var plan: PromptPlan?
    /// Seconds since 1970, for the ledger.
    package var time: Double = 0

    /// Opens a turn behind `parent`; the transcript is the slice it is planned from.
    package init(
        _ question: Question, behind parent: TurnID?, in transcript: Transcript,
        settings: TurnSettings
    ) {
        id = transcript.nextID
        self.question = question
        self.parent = parent
        self.settings = settings
        self.transcript = transcript
        let planner = Planner(
            transcript, behind: parent, asking: Weight(question.content),
            settings: settings.planning)
        state = .planning(planner, counted: [:])
        beginIfPlanned()
    }

    /// What has to happen now.
    package var next: Step {
        switch state {
        case .planning(let planner, let counted):
            switch planner.step(counted: counted) {
            case .count(let plan): .count(request(for: plan))
            case .send, .tooLong: .decide(tooLong(planner))
            }
        case .talking(let dialogue):
            switch dialogue.next {
            case .ask: .send(dialogue.request)
            case .run(let calls): .run(calls)
            case .end(.turnCap): .decide(.roundCap(dialogue.turnCap))
            case .end(let ending): .end(TurnEnding(ending))
            }
        case .ended(let ending): .end(ending)
        }
    }

    func request(for plan: PromptPlan) -> MessageRequest {
        settings.request(
            plan.messages(from: transcript, asking: [question.message]), on: plan.basis)
    }

    private func tooLong(_ planner: Planner) -> TurnQuestion {
        .tooLong(
            question: planner.questionSize.likely, fixed: planner.fixedSize.likely,
            window: settings.planning.window)
    }
}
