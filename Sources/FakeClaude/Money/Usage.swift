package import WireJSON

/// What one answer used, as `usage` reports it.
package struct Usage: Sendable, Hashable {
    /// Tokens after the last cached place.
    package var input = 0
    package var written5m = 0
    package var written1h = 0
    package var read = 0
    package var output = 0
    /// How many of `output` were thinking.
    package var thinking = 0
    package var geography = "not_available"
    package var fast = false

    package init(
        input: Int = 0, written5m: Int = 0, written1h: Int = 0, read: Int = 0, output: Int = 0,
        thinking: Int = 0, geography: String = "not_available", fast: Bool = false
    ) {
        self.input = input
        self.written5m = written5m
        self.written1h = written1h
        self.read = read
        self.output = output
        self.thinking = thinking
        self.geography = geography
        self.fast = fast
    }

    package var written: Int { written5m + written1h }
    package var prompt: Int { input + written + read }

    private var cacheMembers: JSON {
        [
            "input_tokens": JSON(input), "cache_creation_input_tokens": JSON(written),
            "cache_read_input_tokens": JSON(read),
        ]
    }

    /// The whole object, as `message_start` and messages that are not streamed carry it.
    package var complete: JSON {
        var json = cacheMembers
        json["cache_creation"] = [
            "ephemeral_5m_input_tokens": JSON(written5m),
            "ephemeral_1h_input_tokens": JSON(written1h),
        ]
        json["output_tokens"] = JSON(output)
        json["service_tier"] = "standard"
        json["inference_geo"] = JSON(geography)
        if fast { json["speed"] = "fast" }
        return json
    }

    /// The cumulative totals of `message_delta`, which has no split, tier or geography.
    package var cumulative: JSON {
        var json = cacheMembers
        json["output_tokens"] = JSON(output)
        json["output_tokens_details"] = ["thinking_tokens": JSON(thinking)]
        return json
    }
}
