// The models of the API and their prices: data, and nothing but data.
//
// Limits, prices and behaviour as documented by Anthropic on 2026-10-10 (pricing, models overview,
// thinking, prompt caching), with the release notes of 2026-11-09 for the 5.2 models.
// Prices are thousandths of a dollar per million tokens: 2_000 is $2.

extension ModelCatalogue {
    /// The day on which this table was last compared with its sources.
    public static let date = "2026-11-20"

    static let table: [Model] = [
        model("claude-fable-5-2", .fable, "2026-11-09", 8_000, 40_000, 10_000, 16_000, 200),
        model(
            "claude-mythos-5-2", .mythos, "2026-11-09", 8_000, 40_000, 10_000, 16_000, 200,
            lifecycle: .restricted),
        model("claude-fable-5-1", .fable, "2026-09-01", 10_000, 50_000, 12_500, 20_000, 250),
        model(
            "claude-mythos-5-1", .mythos, "2026-09-01", 10_000, 50_000, 12_500, 20_000, 250,
            lifecycle: .restricted),
        model(
            "claude-fable-5", .fable, "2026-06-09", 10_000, 50_000, 12_500, 20_000, 1_000,
            verifies: false),
        model(
            "claude-mythos-5", .mythos, "2026-06-09", 10_000, 50_000, 12_500, 20_000, 1_000,
            verifies: false, lifecycle: .restricted),
        model("claude-opus-5-5", .opus, "2026-09-22", 4_000, 20_000, 5_000, 8_000, 200),
        model(
            "claude-opus-5", .opus, "2026-07-24", 5_000, 25_000, 6_250, 10_000, 500,
            verifies: false),
        model(
            "claude-opus-4-8", .opus, "2026-05-28", 5_000, 25_000, 6_250, 10_000, 500,
            cacheable: 1024, thinking: .adaptive, verifies: false),
        model(
            "claude-opus-4-7", .opus, "2026-04-16", 5_000, 25_000, 6_250, 10_000, 500,
            cacheable: 2048, thinking: .adaptive, verifies: false),
        model(
            "claude-opus-4-6", .opus, "2026-02-05", 5_000, 25_000, 6_250, 10_000, 500,
            cacheable: 4096, thinking: .adaptive, verifies: false),
        model(
            "claude-opus-4-5-20251101", .opus, "2025-11-01", 5_000, 25_000, 6_250, 10_000, 500,
            aliases: ["claude-opus-4-5"], context: 200_000, output: 64_000, cacheable: 4096,
            thinking: .budget, verifies: false),
        model("claude-sonnet-5-5", .sonnet, "2026-09-28", 2_000, 10_000, 2_500, 4_000, 100),
        model(
            "claude-sonnet-5", .sonnet, "2026-06-30", 2_000, 10_000, 2_500, 4_000, 200,
            cacheable: 1024, verifies: false),
        model(
            "claude-sonnet-4-6", .sonnet, "2026-02-17", 3_000, 15_000, 3_750, 6_000, 300,
            cacheable: 1024, thinking: .adaptive, verifies: false),
        model(
            "claude-sonnet-4-5-20250929", .sonnet, "2025-09-29", 3_000, 15_000, 3_750, 6_000, 300,
            aliases: ["claude-sonnet-4-5"], context: 200_000, output: 64_000, cacheable: 1024,
            thinking: .budget, verifies: false, lifecycle: .deprecated(retires: "2026-11-30")),
        model(
            "claude-haiku-5-5", .haiku, "2026-10-07",
            bands: [
                .init(
                    upTo: 100_000, input: 100, output: 500, write5m: 125, write1h: 200, read: 10),
                .init(
                    upTo: .max, input: 500, output: 2_500, write5m: 625, write1h: 1_000, read: 50),
            ]),
        model(
            "claude-haiku-4-5-20251001", .haiku, "2025-10-01", 1_000, 5_000, 1_250, 2_000, 100,
            aliases: ["claude-haiku-4-5"], context: 200_000, output: 64_000, cacheable: 4096,
            thinking: .budget, verifies: false),
    ]

    /// One row with one price band; what is left out is what the newest models have.
    private static func model(
        _ id: String, _ line: Model.Line, _ released: String, _ input: Int, _ output: Int,
        _ write5m: Int, _ write1h: Int, _ read: Int, aliases: [String] = [],
        context: Int = 1_000_000, output limit: Int = 128_000, cacheable: Int = 512,
        thinking: Model.ThinkingSupport = .adaptiveByDefault, verifies: Bool = true,
        lifecycle: Model.Lifecycle = .active
    ) -> Model {
        let band = Model.PriceBand(
            upTo: .max, input: input, output: output, write5m: write5m, write1h: write1h,
            read: read)
        return Model(
            id: id, aliases: aliases, line: line, context: context, maximumOutput: limit,
            prices: [band], minimumCacheable: cacheable, thinking: thinking,
            verifiesThinking: verifies, lifecycle: lifecycle, released: released)
    }

    private static func model(
        _ id: String, _ line: Model.Line, _ released: String, bands: [Model.PriceBand]
    ) -> Model {
        Model(
            id: id, aliases: [], line: line, context: 1_000_000, maximumOutput: 128_000,
            prices: bands, minimumCacheable: 512, thinking: .adaptiveByDefault,
            verifiesThinking: true, lifecycle: .active, released: released)
    }
}
