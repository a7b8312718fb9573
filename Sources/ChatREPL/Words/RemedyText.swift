package import ClaudeMessages

/// What to do about a refusal, in words; the library says which advice it is.
package enum RemedyText {
    package static func sentence(for code: Remedy.Code) -> String {
        switch code {
        // Parameters that not every model takes.
        case .samplingNotTaken:
            "leave temperature, top_p and top_k out: models from 4.7 on do not take them"
        case .samplingNotInVersion:
            "leave temperature, top_p and top_k out, or use version 2023-06-01 of the API"
        case .temperatureWhileThinking: "leave temperature out, or do not let the model think"
        case .topPWhileThinking: "leave top_p out, or set it to 0.95 or more"
        case .topKWhileThinking: "leave top_k out, or do not let the model think"
        case .budgetNotTaken:
            "ask for adaptive thinking and set an effort: this model takes no budget of tokens"
        case .adaptiveNotTaken:
            "give thinking a budget of tokens: this model does not know adaptive thinking"
        case .disabledAboveHighEffort:
            "set the effort to high or less: above it this model always thinks"
        case .alwaysThinks: "leave thinking out: this model always thinks"
        case .betweenToolsNotTaken:
            "ask for adaptive thinking: this model cannot think between tools only"
        case .budgetOverMaxTokens: "make max_tokens larger than the budget of thinking"
        case .forcedToolWhileThinking: "let the model choose its tools, or do not let it think"
        case .effortNotKnown: "use one of the levels of effort it names"
        case .effortNotTaken: "leave the effort out: this model has none"
        case .forcedToolNotTaken:
            "set tool_choice to auto: this model cannot be forced to call a tool"
        case .toolChoiceWithoutTools: "leave tool_choice out, or offer tools"
        case .speedNotTaken: "leave speed out: this model has no fast mode"
        case .regionNotTaken: "leave inference_geo out for this model"
        case .betaNotTaken: "take that value out of the betas: it is misspelt, over, or closed"
        case .schemaNotClosed: "close every object of the schema with additionalProperties: false"
        case .citationsWithFormat: "ask for citations or for a format, not for both"

        // What may follow what.
        case .prefillNotTaken:
            "end with a user message: models from 4.6 on do not continue a begun answer"
        case .systemMessagesNotTaken:
            "put it into the system prompt: this model takes no system messages"
        case .callWithoutResult: "answer every tool call in the very next message, before any text"
        case .resultWithoutCall: "send a tool result only for a call of the message before it"
        case .thinkingModified:
            "send thinking back exactly as it came, or take all of it out of the history"
        case .thinkingOutOfPlace:
            "take all thinking out of the history: something before it has changed"
        case .thinkingNotSigned: "take all thinking out of the history"
        case .thinkingMissing:
            "send the thinking that led to the tool call as well, or do not let the model think"
        case .containerMissing:
            "name the container of the answer in the next request: its code still waits there"
        case .textEmpty: "take empty text out of the messages"
        case .textBlank: "take text of nothing but blanks out of the messages"
        case .textEndsBlank: "cut the blanks at the end of the begun answer"
        case .firstMessageNotByUser: "begin with a user message"
        case .messagesMissing: "send at least one message"
        case .tooManyBreakpoints: "mark four cache breakpoints at most"
        case .breakpointsOutOfOrder:
            "put cache breakpoints of one hour before those of five minutes"
        case .toolNamesNotUnique: "give every tool a name of its own"
        case .tooManyTools: "offer fewer tools"
        case .toolsMissing: "offer the tools that the history names"

        // Conversations that the API keeps or sums up, and files.
        case .compactionOutOfPlace:
            "send one compaction block, the last that came, before everything else"
        case .compactionModified: "send the compaction block back exactly as it came"
        case .compactionOfOpenTurn: "let the turn end before it is summed up"
        case .compactionOfNothing: "send messages that can be summed up"
        case .compactionFailed: "the summing up failed: ask again"
        case .threadGoneOn: "go on from the thread's last answer, or send the whole conversation"
        case .threadModified:
            "send what must not change in a thread as it was, or the whole conversation"
        case .threadNotTaken: "send the whole conversation, without a thread"
        case .threadOver: "the thread is over: send the whole conversation"
        case .fileNotDownloadable: "only files that a tool has made can be read back"
        case .filesFull: "delete files to make room"
        case .fileExpired: "upload the file again"
        case .bodyCompressed: "send the body as it is, not compressed"

        // What is too large.
        case .promptTooLong: "send less: drop old messages, or use a model with a larger context"
        case .maxTokensTooLarge: "lower max_tokens to what the model can write"
        case .imageTooLarge: "make the picture smaller: 10 MB and 8,000 pixels a side at most"
        case .imagesTooLarge: "make the pictures smaller, 2,000 pixels a side"
        case .imageSidesTooLarge:
            "make the pictures smaller, on both sides: the refusal names the most they may have"
        case .decodedBodyTooLarge: "send less: what counts is the size of what was compressed"
        case .requestTooLarge: "send less: a request may have 32 MB, a batch 256 MB, a file 500 MB"

        // What the account may do.
        case .creditsUsedUp: "buy credits on the billing page of the console"
        case .usageLimitReached:
            "raise the spend limit in the console, or wait until it is lifted"
        case .organizationOnHold: "see the console: the organization is on hold"
        case .keyNotValid: "check the key: it is wrong, expired or revoked"
        case .billing: "see the billing page of the console"
        case .accessMissing: "ask for access, or use another model"
        case .modelNotFound: "check the model's name: it is misspelt, retired or not for you"
        case .monthlyLimitReached:
            "the spend limit is reached, it is lifted on the 1st of the month (UTC)"
        case .grewTooFast: "send more only gradually: the use grew too fast"
        }
    }
}
