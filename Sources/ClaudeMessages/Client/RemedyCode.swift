extension Remedy {
    /// Which advice it is, one for each that differs; the set may grow.
    public enum Code: String, Sendable, CaseIterable {
        // MARK: Parameters that not every model takes

        /// The model takes no temperature, `top_p` or `top_k`, as those from 4.7 on.
        case samplingNotTaken = "sampling_not_taken"
        /// This version of the API takes no temperature, `top_p` or `top_k`.
        case samplingNotInVersion = "sampling_not_in_version"
        /// A temperature does not go with thinking.
        case temperatureWhileThinking = "temperature_while_thinking"
        /// With thinking `top_p` is 0.95 or more.
        case topPWhileThinking = "top_p_while_thinking"
        /// `top_k` does not go with thinking.
        case topKWhileThinking = "top_k_while_thinking"
        /// The model takes no budget of thinking: it thinks adaptively, by an effort.
        case budgetNotTaken = "budget_not_taken"
        /// The model does not know adaptive thinking: it takes a budget.
        case adaptiveNotTaken = "adaptive_not_taken"
        /// Above high effort the model always thinks.
        case disabledAboveHighEffort = "disabled_above_high_effort"
        /// The model always thinks.
        case alwaysThinks = "always_thinks"
        /// The model cannot think between tools only.
        case betweenToolsNotTaken = "between_tools_not_taken"
        /// The budget of thinking leaves no room for the answer.
        case budgetOverMaxTokens = "budget_over_max_tokens"
        /// A tool cannot be forced while the model thinks.
        case forcedToolWhileThinking = "forced_tool_while_thinking"
        /// The model knows other levels of effort, which the message names.
        case effortNotKnown = "effort_not_known"
        /// The model has no effort.
        case effortNotTaken = "effort_not_taken"
        /// The model cannot be forced to call a tool.
        case forcedToolNotTaken = "forced_tool_not_taken"
        /// There is nothing to choose from.
        case toolChoiceWithoutTools = "tool_choice_without_tools"
        /// The model has no fast mode.
        case speedNotTaken = "speed_not_taken"
        /// The model cannot be bound to a region.
        case regionNotTaken = "region_not_taken"
        /// A beta that is misspelt, over, or closed.
        case betaNotTaken = "beta_not_taken"
        /// An object of a schema allows properties that it does not name.
        case schemaNotClosed = "schema_not_closed"
        /// Citations and a format of the answer exclude each other.
        case citationsWithFormat = "citations_with_format"

        // MARK: What may follow what

        /// The model does not go on with an answer that was begun, as those from 4.6 on.
        case prefillNotTaken = "prefill_not_taken"
        /// The model takes no instructions among the messages.
        case systemMessagesNotTaken = "system_messages_not_taken"
        /// A call of a tool has no result in the message behind it.
        case callWithoutResult = "call_without_result"
        /// A result of a tool has no call in the message before it.
        case resultWithoutCall = "result_without_call"
        /// Thinking did not come back as it was.
        case thinkingModified = "thinking_modified"
        /// Something before the thinking has changed.
        case thinkingOutOfPlace = "thinking_out_of_place"
        /// The signature of thinking is not the API's.
        case thinkingNotSigned = "thinking_not_signed"
        /// The thinking that led to a call of a tool is missing.
        case thinkingMissing = "thinking_missing"
        /// The code of the last answer waits in a container that is not named.
        case containerMissing = "container_missing"
        /// A text is empty.
        case textEmpty = "text_empty"
        /// A text is nothing but blanks.
        case textBlank = "text_blank"
        /// The begun answer ends with blanks.
        case textEndsBlank = "text_ends_blank"
        /// The first message is not the user's.
        case firstMessageNotByUser = "first_message_not_by_user"
        /// There are no messages.
        case messagesMissing = "messages_missing"
        /// More than four breakpoints of the cache.
        case tooManyBreakpoints = "too_many_breakpoints"
        /// A breakpoint of one hour behind one of five minutes.
        case breakpointsOutOfOrder = "breakpoints_out_of_order"
        /// Two tools have one name.
        case toolNamesNotUnique = "tool_names_not_unique"
        /// Too many tools.
        case tooManyTools = "too_many_tools"
        /// The messages name tools that are not offered.
        case toolsMissing = "tools_missing"

        // MARK: Conversations that the API keeps or sums up, and files

        /// Several summaries, or one that is not before everything else.
        case compactionOutOfPlace = "compaction_out_of_place"
        /// A summary did not come back as it was.
        case compactionModified = "compaction_modified"
        /// A turn cannot be summed up before it ends.
        case compactionOfOpenTurn = "compaction_of_open_turn"
        /// Nothing that can be summed up.
        case compactionOfNothing = "compaction_of_nothing"
        /// The summing up failed.
        case compactionFailed = "compaction_failed"
        /// Another request has gone on with the thread already.
        case threadGoneOn = "thread_gone_on"
        /// What must not change in a thread has changed.
        case threadModified = "thread_modified"
        /// A thread does not take such a request.
        case threadNotTaken = "thread_not_taken"
        /// The thread is over.
        case threadOver = "thread_over"
        /// Only files that a tool has made can be read back.
        case fileNotDownloadable = "file_not_downloadable"
        /// There is no more room for files.
        case filesFull = "files_full"
        /// The file has expired.
        case fileExpired = "file_expired"
        /// A body in a compression that is not taken, or that is broken.
        case bodyCompressed = "body_compressed"

        // MARK: What is too large

        /// The prompt is longer than the context of the model.
        case promptTooLong = "prompt_too_long"
        /// `max_tokens` is more than the model can write.
        case maxTokensTooLarge = "max_tokens_too_large"
        /// A picture has more than 10 MB, or than 8000 pixels a side.
        case imageTooLarge = "image_too_large"
        /// One of many pictures has more than 2000 pixels a side.
        case imagesTooLarge = "images_too_large"
        /// Pictures are larger than the message says that they may be.
        case imageSidesTooLarge = "image_sides_too_large"
        /// What was compressed is too large.
        case decodedBodyTooLarge = "decoded_body_too_large"
        /// More than 32 MB, 256 MB for a batch, 500 MB for a file.
        case requestTooLarge = "request_too_large"

        // MARK: What the account may do

        /// No credits are left.
        case creditsUsedUp = "credits_used_up"
        /// The limit that the account has set itself is reached.
        case usageLimitReached = "usage_limit_reached"
        /// The organization is on hold.
        case organizationOnHold = "organization_on_hold"
        /// The key is wrong, expired or revoked.
        case keyNotValid = "key_not_valid"
        /// Something about the bill.
        case billing
        /// The key may not do this.
        case accessMissing = "access_missing"
        /// The model's name is misspelt, retired or not for this account.
        case modelNotFound = "model_not_found"
        /// The limit of the month is reached.
        case monthlyLimitReached = "monthly_limit_reached"
        /// The use grew too fast.
        case grewTooFast = "grew_too_fast"
    }
}
