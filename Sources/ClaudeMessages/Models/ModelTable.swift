// The models of the API and their prices: data only.
//
// Limits, prices and behaviour as documented by Anthropic on 2026-10-10 (pricing, models overview,
// thinking, prompt caching), with the release notes of 2026-11-09 for the 5.2 models and the
// deprecated models of the official Python client 2.14.
// Prices are thousandths of a dollar per million tokens: 2_000 is $2.

extension ModelCatalogue {
    /// The date on which this table was last compared with its sources, `YYYY-MM-DD`.
    public static let date = "2026-11-27"

    static let table: [ClaudeModel] = mythicModels + opusModels + sonnetModels + haikuModels

    private static let mythicModels = [
        // The cache prices of 5.2 are those of its line; the release notes give the others.
        row("claude-fable-5-2", .fable, "2026-11-09", .notScheduled, 8_000, .fable52, reads: 25),
        row(
            "claude-mythos-5-2", .mythos, "2026-11-09", .notScheduled, 8_000, .fable52, reads: 25,
            isRestricted: true),
        row(
            "claude-fable-5-1", .fable, "2026-09-01", .notBefore("2027-09-01"), 10_000, reads: 25),
        row(
            "claude-mythos-5-1", .mythos, "2026-09-01", .notBefore("2027-09-01"), 10_000,
            reads: 25, isRestricted: true),
        row(
            "claude-fable-5", .fable, "2026-06-09", .notBefore("2027-06-09"), 10_000, .fable5,
            verifies: false),
        row(
            "claude-mythos-5", .mythos, "2026-06-09", .notBefore("2027-06-09"), 10_000, .fable5,
            verifies: false, isRestricted: true),
        // Only sampling and prefill are documented for it, neither prices nor other parameters.
        row(
            "claude-mythos-preview", .mythos, "2026-04-07", .on("2026-06-30"), nil,
            .fable5.with { $0.disabledThinking = .always }, verifies: false, isRestricted: true,
            lifecycle: .deprecated),
    ]

    private static let opusModels = [
        row(
            "claude-opus-5-5", .opus, "2026-09-22", .notBefore("2027-09-22"), 4_000, .opus55,
            reads: 50, fast: 8_000),
        row(
            "claude-opus-5", .opus, "2026-07-24", .notBefore("2027-07-24"), 5_000, .opus5,
            fast: 10_000, verifies: false),
        row(
            "claude-opus-4-8", .opus, "2026-05-28", .notBefore("2027-05-28"), 5_000, .opus48,
            fast: 10_000, cacheable: 1024, preamble: 290, verifies: false),
        row(
            "claude-opus-4-7", .opus, "2026-04-16", .notBefore("2027-04-16"), 5_000, .opus47,
            cacheable: 2048, preamble: 675, verifies: false),
        row(
            "claude-opus-4-6", .opus, "2026-02-05", .notBefore("2027-02-05"), 5_000,
            .generation46.with { $0.fastMode = .ignored }, cacheable: 4096, preamble: 497,
            tokenizer: .older, verifies: false),
        generation45(
            "claude-opus-4-5", "2025-11-01", .opus, .on("2027-01-22"), 5_000, .opus45,
            cacheable: 4096, lifecycle: .deprecated),
    ]

    private static let sonnetModels = [
        row(
            "claude-sonnet-5-5", .sonnet, "2026-09-28", .notBefore("2027-09-28"), 2_000,
            .sonnet55, reads: 50),
        row(
            "claude-sonnet-5", .sonnet, "2026-06-30", .notBefore("2027-06-30"), 2_000, .sonnet5,
            cacheable: 1024, preamble: 354, verifies: false),
        row(
            "claude-sonnet-4-6", .sonnet, "2026-02-17", .notBefore("2027-02-17"), 3_000,
            .generation46, cacheable: 1024, preamble: 497, tokenizer: .older, verifies: false),
        generation45(
            "claude-sonnet-4-5", "2025-09-29", .sonnet, .on("2026-11-30"), 3_000, .generation45,
            cacheable: 1024, lifecycle: .deprecated),
    ]

    private static let haikuModels = [
        ClaudeModel(
            id: "claude-haiku-5-5", aliases: [], line: .haiku, released: "2026-10-07",
            lifecycle: .active, retirement: .notBefore("2027-10-07"), isRestricted: false,
            context: 1_000_000, maximumOutput: 128_000,
            prices: [
                .init(upTo: 100_000, input: 100, output: 500, readThousandths: 100),
                .init(input: 500, output: 2_500, readThousandths: 100),
            ], fastPrices: nil, minimumCacheable: 512, toolPreamble: 286, tokenizer: .newer,
            verifiesThinking: true, abilities: .haiku55),
        generation45(
            "claude-haiku-4-5", "2025-10-01", .haiku, .notBefore("2026-10-15"), 1_000,
            .generation45, cacheable: 4096),
    ]

    /// One row with one price band; the default arguments are the values of the newest models.
    ///
    /// Output costs five times the input for every model; `reads` is in thousandths of the input
    /// price.
    private static func row(
        _ id: String, _ line: ClaudeModel.Line, _ released: String,
        _ retirement: ClaudeModel.Retirement,
        _ input: Int?, _ abilities: Abilities = .newest, aliases: [String] = [],
        reads: Int = 100, fast: Int? = nil, context: Int = 1_000_000, output: Int = 128_000,
        cacheable: Int = 512, preamble: Int = 286, tokenizer: ClaudeModel.Tokenizer = .newer,
        verifies: Bool = true, isRestricted: Bool = false,
        lifecycle: ClaudeModel.Lifecycle = .active
    ) -> ClaudeModel {
        func band(_ input: Int) -> ClaudeModel.PriceBand {
            .init(input: input, output: input * 5, readThousandths: reads)
        }
        return ClaudeModel(
            id: id, aliases: aliases, line: line, released: released, lifecycle: lifecycle,
            retirement: retirement, isRestricted: isRestricted, context: context,
            maximumOutput: output, prices: input.map { [band($0)] } ?? [],
            fastPrices: fast.map(band), minimumCacheable: cacheable, toolPreamble: preamble,
            tokenizer: tokenizer, verifiesThinking: verifies, abilities: abilities)
    }

    /// The last models whose ids contain a date.
    private static func generation45(
        _ alias: String, _ released: String, _ line: ClaudeModel.Line,
        _ retirement: ClaudeModel.Retirement,
        _ input: Int, _ abilities: Abilities, cacheable: Int,
        lifecycle: ClaudeModel.Lifecycle = .active
    ) -> ClaudeModel {
        row(
            alias + "-" + released.filter { $0 != "-" }, line, released, retirement, input,
            abilities, aliases: [alias], context: 200_000, output: 64_000, cacheable: cacheable,
            preamble: 497, tokenizer: .older, verifies: false, lifecycle: lifecycle)
    }
}
