// The refusals that are known, by subject: data, and nothing but data.

extension Remedy {
    static let all: [Remedy] = parameters + history + continuations + sizes + accounts

    /// Parameters that not every model takes.
    private static let parameters = [
        Remedy(
            ["deprecated for this model"],
            "leave temperature, top_p and top_k out: models from 4.7 on do not take them"),
        Remedy(["temperature", "not permitted"], noSampling),
        Remedy(["top_p", "not permitted"], noSampling),
        Remedy(["top_k", "not permitted"], noSampling),
        Remedy(
            ["`temperature`", "when thinking"],
            "leave temperature out, or do not let the model think"),
        Remedy(["`top_p`", "when thinking"], "leave top_p out, or set it to 0.95 or more"),
        Remedy(["`top_k`", "when thinking"], "leave top_k out, or do not let the model think"),
        Remedy(
            ["thinking.type.enabled", "not supported"],
            "ask for adaptive thinking and set an effort: this model takes no budget of tokens"),
        Remedy(
            ["adaptive thinking", "not supported"],
            "give thinking a budget of tokens: this model does not know adaptive thinking"),
        Remedy(
            ["thinking.type.disabled", "effort"],
            "set the effort to high or less: above it this model always thinks"),
        Remedy(
            ["thinking.type.disabled", "not supported"],
            "leave thinking out: this model always thinks"),
        Remedy(
            ["thinking.type.between_tools", "not supported"],
            "ask for adaptive thinking: this model cannot think between tools only"),
        Remedy(
            ["max_tokens", "thinking.budget_tokens"],
            "make max_tokens larger than the budget of thinking"),
        Remedy(
            ["thinking", "tool_choice", "force"],
            "let the model choose its tools, or do not let it think"),
        Remedy(["effort level"], "use one of the levels of effort it names"),
        Remedy(["effort parameter"], "leave the effort out: this model has none"),
        Remedy(
            ["tool_choice", "not supported"],
            "set tool_choice to auto: this model cannot be forced to call a tool"),
        Remedy(["tool_choice", "providing tools"], "leave tool_choice out, or offer tools"),
        Remedy(["speed", "not supported"], "leave speed out: this model has no fast mode"),
        Remedy(["inference_geo", "not supported"], "leave inference_geo out for this model"),
        Remedy(
            ["anthropic-beta"], "take that value out of the betas: it is misspelt, over, or closed"),
        Remedy(
            ["additionalproperties"],
            "close every object of the schema with additionalProperties: false"),
        Remedy(["citations", "output"], "ask for citations or for a format, not for both"),
    ]

    private static let noSampling =
        "leave temperature, top_p and top_k out, or use version 2023-06-01 of the API"

    /// What may follow what.
    private static let history = [
        Remedy(
            ["prefill"],
            "end with a user message: models from 4.6 on do not continue a begun answer"),
        Remedy(
            ["unexpected role", "system"],
            "put it into the system prompt: this model takes no system messages"),
        Remedy(
            ["tool_use", "without `tool_result`"],
            "answer every tool call in the very next message, before any text"),
        Remedy(
            ["unexpected `tool_use_id`"],
            "send a tool result only for a call of the message before it"),
        Remedy(
            ["thinking", "cannot be modified"],
            "send thinking back exactly as it came, or take all of it out of the history"),
        Remedy(
            ["produced for a different"],
            "take all thinking out of the history: something before it has changed"),
        Remedy(["invalid `signature`"], "take all thinking out of the history"),
        Remedy(
            ["expected `thinking`"],
            "send the thinking that led to the tool call as well, or do not let the model think"),
        Remedy(
            ["container_id is required"],
            "name the container of the answer in the next request: its code still waits there"),
        Remedy(["must be non-empty"], "take empty text out of the messages"),
        Remedy(["non-whitespace"], "take text of nothing but blanks out of the messages"),
        Remedy(["trailing whitespace"], "cut the blanks at the end of the begun answer"),
        Remedy(["first message must use"], "begin with a user message"),
        Remedy(["at least one message"], "send at least one message"),
        Remedy(["cache_control", "maximum of 4"], "mark four cache breakpoints at most"),
        Remedy(["ttl='1h'"], "put cache breakpoints of one hour before those of five minutes"),
        Remedy(["tool_name_conflict"], "give every tool a name of its own"),
        Remedy(["tool names must be unique"], "give every tool a name of its own"),
        Remedy(["available_tools_limit_exceeded"], "offer fewer tools"),
        Remedy(["tool_reference_unresolved"], "offer the tools that the history names"),
    ]

    /// Conversations that the API keeps or sums up, and files.
    private static let continuations = [
        Remedy(
            ["compaction_block_ambiguous", "compaction_block_misplaced"],
            "send one compaction block, the last that came, before everything else"),
        Remedy(
            [
                "compaction_content_mismatch", "compaction_signature_invalid",
                "compaction_tool_changes_mismatch",
            ], "send the compaction block back exactly as it came"),
        Remedy(["compaction_incomplete_turn"], "let the turn end before it is summed up"),
        Remedy(["compaction_nothing_to_summarize"], "send messages that can be summed up"),
        Remedy(["compaction_too_many_tool_references"], "offer fewer tools"),
        Remedy(["compaction_unavailable"], "the summing up failed: ask again", status: 529),
        Remedy(
            ["thread_already_continued", "thread_continue_in_flight"],
            "go on from the thread's last answer, or send the whole conversation"),
        Remedy(
            ["thread_fingerprint_mismatch"],
            "send what must not change in a thread as it was, or the whole conversation"),
        Remedy(["thread_unsupported_request"], "send the whole conversation, without a thread"),
        Remedy(
            ["thread_not_found"], "the thread is over: send the whole conversation", status: 404),
        Remedy(["file_not_downloadable"], "only files that a tool has made can be read back"),
        Remedy(["storage_quota_exceeded"], "delete files to make room"),
        Remedy(
            ["request_body_encoding_invalid", "request_body_encoding_unsupported"],
            "send the body as it is, not compressed"),
    ]

    /// What is too large.
    private static let sizes = [
        Remedy(
            ["prompt is too long"],
            "send less: drop old messages, or use a model with a larger context"),
        Remedy(["max_tokens", "maximum allowed"], "lower max_tokens to what the model can write"),
        Remedy(["image exceeds"], "make the picture smaller: 10 MB and 8000 pixels a side at most"),
        Remedy(["image dimensions exceed"], "make the pictures smaller, 2000 pixels a side"),
        Remedy(
            ["image_dimensions_too_large"],
            "make the pictures smaller, on both sides: the refusal names the most they may have"),
        Remedy(
            ["request_body_too_large_after_decoding"],
            "send less: what counts is the size of what was compressed", status: 413),
        Remedy(
            [], "send less: a request may have 32 MB, a batch 256 MB, a file 500 MB", status: 413),
    ]

    /// What the account may do.
    private static let accounts = [
        Remedy(["credit balance"], "buy credits on the billing page of the console"),
        Remedy(
            ["usage limits"], "raise the spend limit in the console, or wait until it is lifted"),
        Remedy(["organization_on_hold"], "see the console: the organization is on hold"),
        Remedy([], "check the key: it is wrong, expired or revoked", status: 401),
        Remedy([], "see the billing page of the console", status: 402),
        Remedy([], "ask for access, or use another model", status: 403),
        Remedy(
            ["model:"], "check the model's name: it is misspelt, retired or not for you",
            status: 404),
        Remedy(["file_expired"], "upload the file again", status: 404),
        Remedy(["enforced_spend_limit_reached"], untilTheFirst, status: 429),
        Remedy(["contract_spend_limit_reached"], untilTheFirst, status: 429),
        Remedy(["ramp_limit_exceeded"], slower, status: 429),
        Remedy(["acceleration limit"], slower, status: 429),
    ]

    private static let untilTheFirst =
        "the spend limit is reached, it is lifted on the 1st of the month (UTC)"
    private static let slower = "send more only gradually: the use grew too fast"
}
