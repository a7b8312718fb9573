import ClaudeMessages
import Testing

@Suite struct CostTests {
    private func cost(_ model: String, _ usage: JSON) throws -> Int? {
        try #require(ModelCatalogue.known.model(model)).cost(of: Usage(json: usage))?.picoDollars
    }

    /// The price of one token of each kind; 1 $ per million tokens is 10⁶ pico-dollars per token.
    @Test(arguments: [
        ("input_tokens", 2_000_000), ("output_tokens", 10_000_000),
        ("cache_creation_input_tokens", 2_500_000), ("cache_read_input_tokens", 100_000),
    ])
    func kinds(_ member: String, _ picoDollars: Int) throws {
        var usage: JSON = ["input_tokens": 0, "output_tokens": 0]
        #expect(try cost("sonnet", usage) == 0)
        usage[member] = 1
        #expect(try cost("sonnet", usage) == picoDollars)
        usage[member] = 12_345
        #expect(try cost("sonnet", usage) == picoDollars * 12_345)
    }

    @Test func everythingTogether() throws {
        // 1,000 x $4 + 300 x $5 + 200 x $8 + 4,000 x $0.20 + 50 x $20 = 4,000 + 1,500 + 1,600 +
        // 800 + 1,000 = 8,900 millionths of a dollar; two searches are two cents.
        let usage: JSON = [
            "input_tokens": 1_000, "output_tokens": 50, "cache_read_input_tokens": 4_000,
            "cache_creation_input_tokens": 500,
            "cache_creation": ["ephemeral_5m_input_tokens": 300, "ephemeral_1h_input_tokens": 200],
            "server_tool_use": ["web_search_requests": 2],
        ]
        #expect(try cost("opus", usage) == 8_900_000_000 + 20_000_000_000)
        var batch = usage
        batch["service_tier"] = "batch"
        #expect(try cost("opus", batch) == 4_450_000_000 + 20_000_000_000)
        var regional = usage
        regional["inference_geo"] = "us"
        #expect(try cost("opus", regional) == 9_790_000_000 + 20_000_000_000)
        regional["service_tier"] = "batch"
        #expect(try cost("opus", regional) == 4_895_000_000 + 20_000_000_000)
        var elsewhere = usage
        elsewhere["inference_geo"] = "global"
        elsewhere["service_tier"] = "standard"
        #expect(try cost("opus", elsewhere) == 28_900_000_000)
    }

    /// The whole prompt, cached or not, selects the price band of the request.
    @Test(arguments: [
        (100_000, 0, 0, 100_000 * 100_000),
        (100_001, 0, 0, 100_001 * 500_000),
        (1, 99_999, 0, 100_000 + 99_999 * 10_000),
        (1, 100_000, 0, 500_000 + 100_000 * 50_000),
        (1, 50_000, 49_999, 100_000 + 50_000 * 10_000 + 49_999 * 125_000),
        (1, 50_000, 50_000, 500_000 + 50_000 * 50_000 + 50_000 * 625_000),
    ])
    func theEdgeOfHaikusBand(_ input: Int, _ read: Int, _ write: Int, _ expected: Int) throws {
        let usage: JSON = [
            "input_tokens": JSON(input), "output_tokens": 0, "cache_read_input_tokens": JSON(read),
            "cache_creation_input_tokens": JSON(write),
        ]
        #expect(try cost("claude-haiku-5-5", usage) == expected)
    }

    @Test func moreHourWritesThanWritesIsTheServersMistake() throws {
        let usage: JSON = [
            "input_tokens": 0, "output_tokens": 0, "cache_creation_input_tokens": 10,
            "cache_creation": ["ephemeral_1h_input_tokens": 99],
        ]
        #expect(try cost("sonnet", usage) == 10 * 4_000_000)
    }

    @Test(arguments: [
        "-5", "-9223372036854775808", "18446744073709551615", "1e300", "\"7\"", "1.5", "[]",
    ])
    func countsThatAreNoneMakeThePriceUnknown(_ literal: String) throws {
        let count = try JSON(parsing: literal)
        let members = [
            "input_tokens", "output_tokens", "cache_read_input_tokens",
            "cache_creation_input_tokens",
        ]
        for member in members {
            var usage: JSON = ["input_tokens": 1, "output_tokens": 1]
            usage[member] = count
            #expect(try cost("sonnet", usage) == nil, "\(member)")
        }
    }

    @Test(
        arguments: [
            ["cache_creation": ["ephemeral_1h_input_tokens": -1]],
            ["server_tool_use": ["web_search_requests": "two"]],
            ["speed": "fast"],
            ["iterations": [["type": "compaction", "input_tokens": 1]]],
            ["iterations": [["type": "advisor_message", "input_tokens": 1, "output_tokens": 1]]],
            [
                "iterations": [
                    [
                        "type": "advisor_message", "model": "who", "input_tokens": 1,
                        "output_tokens": 1,
                    ]
                ]
            ],
        ] as [JSON])
    func aPartThatIsNotKnownMakesTheWholeUnknown(_ part: JSON) throws {
        var usage: JSON = [
            "input_tokens": 1, "output_tokens": 1, "cache_creation_input_tokens": 5,
        ]
        for member in part.objectValue?.members ?? [] { usage[member.name] = member.value }
        #expect(try cost("sonnet", usage) == nil)
    }

    /// Cache factors apply to fast prices too.
    @Test func fastMode() throws {
        let usage: JSON = [
            "input_tokens": 1_000, "output_tokens": 100, "cache_read_input_tokens": 10_000,
            "cache_creation_input_tokens": 1_000, "speed": "fast",
        ]
        // 8,000 + 4,000 + 10,000 x 0.40 + 1,000 x 10 millionths.
        #expect(try cost("claude-opus-5-5", usage) == 26_000_000_000)
        // 10,000 + 5,000 + 10,000 x 1 + 1,000 x 12.50 millionths.
        #expect(try cost("claude-opus-4-8", usage) == 37_500_000_000)
        // `fast` is accepted but ignored: 5,000 + 2,500 + 5,000 + 6,250 millionths.
        #expect(try cost("claude-opus-4-6", usage) == 18_750_000_000)
    }

    /// Advisor and compaction steps are billed in addition to the answer's counts.
    @Test func iterations() throws {
        let usage: JSON = [
            "input_tokens": 2_390, "output_tokens": 121,
            "iterations": [
                ["type": "message", "input_tokens": 1_128, "output_tokens": 110],
                [
                    "type": "advisor_message", "model": "claude-opus-4-8", "input_tokens": 2_518,
                    "output_tokens": 22,
                ],
                ["type": "compaction", "input_tokens": 83_555, "output_tokens": 139],
                ["type": "message", "input_tokens": 1_262, "output_tokens": 11],
            ],
        ]
        let answer = 2_390 * 2_000_000 + 121 * 10_000_000
        let advisor = 2_518 * 5_000_000 + 22 * 25_000_000
        let compaction = 83_555 * 2_000_000 + 139 * 10_000_000
        #expect(try cost("sonnet", usage) == answer + advisor + compaction)
        var batch = usage
        batch["service_tier"] = "batch"
        #expect(try cost("sonnet", batch) == (answer + advisor + compaction) / 2)
    }

    @Test func whatIsMissing() throws {
        #expect(try cost("sonnet", [:]) == nil)
        #expect(try cost("sonnet", ["input_tokens": 1]) == nil)
        #expect(try cost("sonnet", ["output_tokens": 1]) == nil)
        #expect(
            try cost(
                "sonnet",
                [
                    "input_tokens": 1, "output_tokens": 1, "cache_read_input_tokens": nil,
                    "cache_creation_input_tokens": nil, "cache_creation": nil,
                    "server_tool_use": nil,
                ]) == 12_000_000)
    }

    @Test func absurdCountsSaturate() throws {
        let most: JSON = 1_000_000_000_000
        let usage: JSON = [
            "input_tokens": most, "output_tokens": most, "cache_read_input_tokens": most,
            "cache_creation_input_tokens": most, "server_tool_use": ["web_search_requests": most],
        ]
        for model in ModelCatalogue.known.models where !model.prices.isEmpty {
            #expect(model.cost(of: Usage(json: usage))?.picoDollars == .max)
        }
    }
}
