extension Remedy {
    /// The kinds of advice; the set may grow.
    public enum Code: String, Sendable, CaseIterable {
        // MARK: Model-dependent parameters

        /// The model accepts no temperature, `top_p` or `top_k`, as those from 4.7 on.
        case samplingNotTaken = "sampling_not_taken"
        /// This version of the API accepts no temperature, `top_p` or `top_k`.
        case samplingNotInVersion = "sampling_not_in_version"
        /// A temperature cannot be combined with thinking.
        case temperatureWhileThinking = "temperature_while_thinking"
        /// With thinking `top_p` is 0.95 or more.
        case topPWhileThinking = "top_p_while_thinking"
        /// `top_k` cannot be combined with thinking.
        case topKWhileThinking = "top_k_while_thinking"
        /// The model accepts no thinking budget: it uses adaptive thinking with an effort.
        case budgetNotTaken = "budget_not_taken"
        /// The model has no adaptive thinking: it accepts a budget.
        case adaptiveNotTaken = "adaptive_not_taken"
        /// Thinking cannot be disabled with an effort above `high`.
        case disabledAboveHighEffort = "disabled_above_high_effort"
        /// Thinking cannot be disabled on this model.
        case alwaysThinks = "always_thinks"
        /// The model cannot think only between tool calls.
        case betweenToolsNotTaken = "between_tools_not_taken"
        /// The thinking budget leaves no tokens for the answer.
        case budgetOverMaxTokens = "budget_over_max_tokens"
        /// A tool call cannot be forced with thinking.
        case forcedToolWhileThinking = "forced_tool_while_thinking"
        /// The model has other effort levels, which the message names.
        case effortNotKnown = "effort_not_known"
        /// The model accepts no effort.
        case effortNotTaken = "effort_not_taken"
        /// The model cannot be forced to call a tool.
        case forcedToolNotTaken = "forced_tool_not_taken"
        /// `tool_choice` without `tools`.
        case toolChoiceWithoutTools = "tool_choice_without_tools"
        /// The model has no fast mode.
        case speedNotTaken = "speed_not_taken"
        /// The model cannot be bound to a region.
        case regionNotTaken = "region_not_taken"
        /// A beta that is misspelt, has ended, or is closed to this account.
        case betaNotTaken = "beta_not_taken"
        /// An object of a schema allows properties that it does not name.
        case schemaNotClosed = "schema_not_closed"
        /// Citations cannot be combined with an output format.
        case citationsWithFormat = "citations_with_format"

        // MARK: Order and content of messages

        /// The model does not continue a begun answer (prefill), as those from 4.6 on.
        case prefillNotTaken = "prefill_not_taken"
        /// The model accepts no messages of role `system`.
        case systemMessagesNotTaken = "system_messages_not_taken"
        /// A tool call has no result in the next message.
        case callWithoutResult = "call_without_result"
        /// A tool result has no call in the previous message.
        case resultWithoutCall = "result_without_call"
        /// A thinking block was changed.
        case thinkingModified = "thinking_modified"
        /// Something before a thinking block was changed.
        case thinkingOutOfPlace = "thinking_out_of_place"
        /// The signature of a thinking block is not the API's.
        case thinkingNotSigned = "thinking_not_signed"
        /// The thinking block before a tool call is missing.
        case thinkingMissing = "thinking_missing"
        /// The code of the last answer waits in a container, but the request names none.
        case containerMissing = "container_missing"
        /// A text block is empty.
        case textEmpty = "text_empty"
        /// A text block is only white space.
        case textBlank = "text_blank"
        /// The begun answer (prefill) ends with white space.
        case textEndsBlank = "text_ends_blank"
        /// The first message is not the user's.
        case firstMessageNotByUser = "first_message_not_by_user"
        /// There are no messages.
        case messagesMissing = "messages_missing"
        /// More than four cache breakpoints.
        case tooManyBreakpoints = "too_many_breakpoints"
        /// A one-hour cache breakpoint after a five-minute one.
        case breakpointsOutOfOrder = "breakpoints_out_of_order"
        /// Two tools have the same name.
        case toolNamesNotUnique = "tool_names_not_unique"
        /// Too many tools.
        case tooManyTools = "too_many_tools"
        /// The messages name tools that are not offered.
        case toolsMissing = "tools_missing"

        // MARK: Compaction, threads and files

        /// Several compaction blocks, or one that is not the first block.
        case compactionOutOfPlace = "compaction_out_of_place"
        /// A compaction block was changed.
        case compactionModified = "compaction_modified"
        /// A turn cannot be compacted before it ends.
        case compactionOfOpenTurn = "compaction_of_open_turn"
        /// There is nothing to compact.
        case compactionOfNothing = "compaction_of_nothing"
        /// Compaction failed.
        case compactionFailed = "compaction_failed"
        /// Another request has already continued the thread.
        case threadGoneOn = "thread_gone_on"
        /// A fixed part of the thread was changed.
        case threadModified = "thread_modified"
        /// A thread does not accept such a request.
        case threadNotTaken = "thread_not_taken"
        /// The thread has ended.
        case threadOver = "thread_over"
        /// Only files that a tool created can be downloaded.
        case fileNotDownloadable = "file_not_downloadable"
        /// The storage for files is full.
        case filesFull = "files_full"
        /// The file has expired.
        case fileExpired = "file_expired"
        /// The body's compression is not supported, or the body is broken.
        case bodyCompressed = "body_compressed"

        // MARK: Sizes

        /// The prompt is longer than the model's context window.
        case promptTooLong = "prompt_too_long"
        /// `max_tokens` is above the model's output limit.
        case maxTokensTooLarge = "max_tokens_too_large"
        /// An image has more than 10 MB, or more than 8000 pixels per side.
        case imageTooLarge = "image_too_large"
        /// One of many images has more than 2000 pixels per side.
        case imagesTooLarge = "images_too_large"
        /// Images are larger than the limit in the message.
        case imageSidesTooLarge = "image_sides_too_large"
        /// The decompressed body is too large.
        case decodedBodyTooLarge = "decoded_body_too_large"
        /// More than 32 MB, 256 MB for a batch, 500 MB for a file.
        case requestTooLarge = "request_too_large"

        // MARK: Account

        /// No credits are left.
        case creditsUsedUp = "credits_used_up"
        /// The spending limit that the account set is reached.
        case usageLimitReached = "usage_limit_reached"
        /// The organization is on hold.
        case organizationOnHold = "organization_on_hold"
        /// The key is wrong, expired or revoked.
        case keyNotValid = "key_not_valid"
        /// Another billing problem.
        case billing
        /// The key lacks the permission.
        case accessMissing = "access_missing"
        /// The model's name is misspelt or retired, or the account has no access to it.
        case modelNotFound = "model_not_found"
        /// The monthly limit is reached.
        case monthlyLimitReached = "monthly_limit_reached"
        /// Usage increased too fast.
        case grewTooFast = "grew_too_fast"
    }
}
