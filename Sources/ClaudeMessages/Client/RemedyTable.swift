// The known errors of the API by subject: data only.

extension Remedy {
    /// The first row that fits is used.
    package static let table: [Row] = parameters + history + continuations + sizes + accounts

    /// Model-dependent parameters.
    private static let parameters = [
        Row(
            ["`temperature`", "deprecated for this model"],
            .samplingNotTaken, .leaveOut, "temperature"),
        Row(["`top_p`", "deprecated for this model"], .samplingNotTaken, .leaveOut, "top_p"),
        Row(["`top_k`", "deprecated for this model"], .samplingNotTaken, .leaveOut, "top_k"),
        Row(["deprecated for this model"], .samplingNotTaken, .leaveOut),
        Row(["temperature", "not permitted"], .samplingNotInVersion, .leaveOut, "temperature"),
        Row(["top_p", "not permitted"], .samplingNotInVersion, .leaveOut, "top_p"),
        Row(["top_k", "not permitted"], .samplingNotInVersion, .leaveOut, "top_k"),
        Row(
            ["`temperature`", "when thinking"], .temperatureWhileThinking, .leaveOut, "temperature"),
        Row(["`top_p`", "when thinking"], .topPWhileThinking, .leaveOut, "top_p"),
        Row(["`top_k`", "when thinking"], .topKWhileThinking, .leaveOut, "top_k"),
        Row(["thinking.type.enabled", "not supported"], .budgetNotTaken, .change, "thinking"),
        Row(["adaptive thinking", "not supported"], .adaptiveNotTaken, .change, "thinking"),
        Row(["thinking.type.disabled", "effort"], .disabledAboveHighEffort, .makeSmaller, effort),
        Row(["thinking.type.disabled", "not supported"], .alwaysThinks, .leaveOut, "thinking"),
        Row(
            ["thinking.type.between_tools", "not supported"], .betweenToolsNotTaken, .change,
            "thinking"),
        Row(["max_tokens", "thinking.budget_tokens"], .budgetOverMaxTokens, .change, "max_tokens"),
        Row(
            ["thinking", "tool_choice", "force"], .forcedToolWhileThinking, .change, "tool_choice"),
        Row(["effort level"], .effortNotKnown, .change, effort),
        Row(["effort parameter"], .effortNotTaken, .leaveOut, effort),
        Row(["tool_choice", "not supported"], .forcedToolNotTaken, .change, "tool_choice"),
        Row(["tool_choice", "providing tools"], .toolChoiceWithoutTools, .leaveOut, "tool_choice"),
        Row(["speed", "not supported"], .speedNotTaken, .leaveOut, "speed"),
        Row(["inference_geo", "not supported"], .regionNotTaken, .leaveOut, "inference_geo"),
        Row(["anthropic-beta"], .betaNotTaken, .leaveOut, "anthropic-beta"),
        Row(["additionalproperties"], .schemaNotClosed, .add, "additionalProperties"),
        Row(["citations", "output"], .citationsWithFormat, .leaveOut, "output_config.format"),
    ]

    private static let effort = "output_config.effort"

    /// Order and content of messages.
    private static let history = [
        Row(["prefill"], .prefillNotTaken, .add, "messages"),
        Row(["unexpected role", "system"], .systemMessagesNotTaken, .change, "messages"),
        Row(["tool_use", "without `tool_result`"], .callWithoutResult, .add, "messages"),
        Row(["unexpected `tool_use_id`"], .resultWithoutCall, .removeFromHistory, "messages"),
        Row(["thinking", "cannot be modified"], .thinkingModified, .sendUnchanged, "messages"),
        Row(["produced for a different"], .thinkingOutOfPlace, .removeFromHistory, "messages"),
        Row(["invalid `signature`"], .thinkingNotSigned, .removeFromHistory, "messages"),
        Row(["expected `thinking`"], .thinkingMissing, .add, "messages"),
        Row(["container_id is required"], .containerMissing, .add, "container"),
        Row(["must be non-empty"], .textEmpty, .removeFromHistory, "messages"),
        Row(["non-whitespace"], .textBlank, .removeFromHistory, "messages"),
        Row(["trailing whitespace"], .textEndsBlank, .change, "messages"),
        Row(["first message must use"], .firstMessageNotByUser, .add, "messages"),
        Row(["at least one message"], .messagesMissing, .add, "messages"),
        Row(["cache_control", "maximum of 4"], .tooManyBreakpoints, .makeSmaller, "cache_control"),
        Row(["ttl='1h'"], .breakpointsOutOfOrder, .change, "cache_control"),
        Row(["tool_name_conflict"], .toolNamesNotUnique, .change, "tools"),
        Row(["tool names must be unique"], .toolNamesNotUnique, .change, "tools"),
        Row(["available_tools_limit_exceeded"], .tooManyTools, .makeSmaller, "tools"),
        Row(["tool_reference_unresolved"], .toolsMissing, .add, "tools"),
    ]

    /// Compaction, threads and files.
    private static let continuations = [
        Row(
            ["compaction_block_ambiguous", "compaction_block_misplaced"], .compactionOutOfPlace,
            .change, "messages"),
        Row(
            [
                "compaction_content_mismatch", "compaction_signature_invalid",
                "compaction_tool_changes_mismatch",
            ], .compactionModified, .sendUnchanged, "messages"),
        Row(["compaction_incomplete_turn"], .compactionOfOpenTurn, .add, "messages"),
        Row(["compaction_nothing_to_summarize"], .compactionOfNothing, .add, "messages"),
        Row(["compaction_too_many_tool_references"], .tooManyTools, .makeSmaller, "tools"),
        Row(["compaction_unavailable"], .compactionFailed, .wait, status: 529),
        Row(
            ["thread_already_continued", "thread_continue_in_flight"], .threadGoneOn, .change,
            "thread"),
        Row(["thread_fingerprint_mismatch"], .threadModified, .sendUnchanged, "thread"),
        Row(["thread_unsupported_request"], .threadNotTaken, .leaveOut, "thread"),
        Row(["thread_not_found"], .threadOver, .leaveOut, "thread", status: 404),
        Row(["file_not_downloadable"], .fileNotDownloadable, .change, "file_id"),
        Row(["storage_quota_exceeded"], .filesFull, .account),
        Row(
            ["request_body_encoding_invalid", "request_body_encoding_unsupported"],
            .bodyCompressed, .leaveOut, "content-encoding"),
    ]

    /// Sizes.
    private static let sizes = [
        Row(["prompt is too long"], .promptTooLong, .makeSmaller, "messages"),
        Row(["max_tokens", "maximum allowed"], .maxTokensTooLarge, .makeSmaller, "max_tokens"),
        Row(["image exceeds"], .imageTooLarge, .makeSmaller, "messages"),
        Row(["image dimensions exceed"], .imagesTooLarge, .makeSmaller, "messages"),
        Row(["image_dimensions_too_large"], .imageSidesTooLarge, .makeSmaller, "messages"),
        Row(
            ["request_body_too_large_after_decoding"], .decodedBodyTooLarge, .makeSmaller,
            status: 413),
        Row([], .requestTooLarge, .makeSmaller, status: 413),
    ]

    /// Account.
    private static let accounts = [
        Row(["credit balance"], .creditsUsedUp, .account),
        Row(["usage limits"], .usageLimitReached, .account),
        Row(["organization_on_hold"], .organizationOnHold, .account),
        Row([], .keyNotValid, .account, status: 401),
        Row([], .billing, .account, status: 402),
        Row([], .accessMissing, .account, status: 403),
        Row(["model:"], .modelNotFound, .change, "model", status: 404),
        Row(["file_expired"], .fileExpired, .change, "file_id", status: 404),
        Row(["enforced_spend_limit_reached"], .monthlyLimitReached, .wait, status: 429),
        Row(["contract_spend_limit_reached"], .monthlyLimitReached, .wait, status: 429),
        Row(["ramp_limit_exceeded"], .grewTooFast, .wait, status: 429),
        Row(["acceleration limit"], .grewTooFast, .wait, status: 429),
    ]
}
