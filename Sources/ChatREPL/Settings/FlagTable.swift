extension Flag {
    /// Every flag there is, in the order in which help shows them.
    package static let all: [Flag] = [
        .text(
            "model", short: "m", value: "NAME",
            "the model: sonnet (the default), opus, haiku, fable, or any model id", \.model),
        .text(
            "system", short: "s", value: "TEXT", mayBeBlank: true, "the system prompt", \.system),
        .number(
            "max-tokens", value: "N", .maxTokens,
            "the longest answer, thinking included (default: 32k or the model's limit)",
            \.maxTokens),
        .number(
            "window", value: "N", .window,
            "the most tokens of conversation to send (default: 200k, less for some models)",
            \.window),
        .choice(
            "cache", "how long the prompt cache keeps the conversation (default: 5m)", \.cache),
        .toggle(
            "print", short: "p",
            "answer once and exit; standard input is read as well: </dev/null in loops and scripts",
            \.asksOnce),
        .toggle(
            "interactive", short: "i", "stay in the chat after the first answer", \.staysInteractive
        ),
        .text(
            "base-url", value: "URL",
            "where the API is (default: https://api.anthropic.com)", \.baseURL),
        .toggle("allow-http", "let --base-url be plain http on another machine", \.allowHTTP),
        .text("env-file", value: "FILE", "read ANTHROPIC_… variables from FILE", \.envFile),
        .toggle("private", "keep nothing on disk: no line history", \.isPrivate),
        .number(
            "timeout", value: "SECONDS", .timeout,
            "give up after so long without a byte (default: 90, and 600 before the first)",
            \.timeout),
        .choice("color", "colours in the chat (default: auto)", \.color),
        .choice(
            "markdown", "answers as Markdown, or their source (default: on, off without colours)",
            \.markdown),
        .choice("wrap", "how long lines of answers are broken (default: word)", \.wrap),
        .choice(
            "math", "formulas in answers as mathematics, or their source (default: unicode)",
            \.math),
        .choice(
            "theme", "how answers look, in your terminal's colours (default: default)", \.theme),
        .choice(
            "notify", "ring the bell or tell the desktop when a long answer is over (default: off)",
            \.notify),
        .toggle(
            "plain", "lines of text alone, for screen readers and logs of terminals", \.isPlain),
        .toggle("version", "print the version", \.showsVersion),
        .toggle("help", short: "h", "print this help", \.showsHelp),
    ]
}
