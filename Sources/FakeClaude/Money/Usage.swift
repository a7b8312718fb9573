package import WireJSON

/// The usage of one answer, as the member `usage` reports it.
package struct Usage: Sendable, Hashable {
    /// Input tokens after the last cached block.
    package var input = 0
    package var written5m = 0
    package var written1h = 0
    package var read = 0
    package var output = 0
    /// The output tokens that were thinking.
    package var thinking = 0
    package var geography = "not_available"
    package var fast = false
    package var searches = 0
    package var fetches = 0
    /// Whether it belongs to a request of a batch.
    package var batched = false

    package init(
        input: Int = 0, written5m: Int = 0, written1h: Int = 0, read: Int = 0, output: Int = 0,
        thinking: Int = 0, geography: String = "not_available", fast: Bool = false,
        searches: Int = 0, batched: Bool = false
    ) {
        self.input = input
        self.written5m = written5m
        self.written1h = written1h
        self.read = read
        self.output = output
        self.thinking = thinking
        self.geography = geography
        self.fast = fast
        self.searches = searches
        self.batched = batched
    }

    /// Adds the usage of the server's tools.
    package mutating func add(_ finished: Finished) {
        input += finished.resultTokens
        searches = finished.searches
        fetches = finished.fetches
    }

    package var written: Int { written5m + written1h }
    package var prompt: Int { input + written + read }

    private var cacheMembers: JSON {
        [
            "input_tokens": JSON(input), "cache_creation_input_tokens": JSON(written),
            "cache_read_input_tokens": JSON(read),
        ]
    }

    /// The full object of `message_start` and of messages that are not streamed.
    package var complete: JSON {
        var json = cacheMembers
        json["cache_creation"] = [
            "ephemeral_5m_input_tokens": JSON(written5m),
            "ephemeral_1h_input_tokens": JSON(written1h),
        ]
        json["output_tokens"] = JSON(output)
        json["server_tool_use"] = serverTools
        json["service_tier"] = batched ? "batch" : "standard"
        json["inference_geo"] = JSON(geography)
        json["speed"] = fast ? "fast" : "standard"
        return json
    }

    private var serverTools: JSON {
        ["web_search_requests": JSON(searches), "web_fetch_requests": JSON(fetches)]
    }

    /// The cumulative totals of `message_delta`, without lifetimes, service tier and geography.
    package var cumulative: JSON {
        var json = cacheMembers
        json["output_tokens"] = JSON(output)
        json["output_tokens_details"] = ["thinking_tokens": JSON(thinking)]
        if searches + fetches > 0 { json["server_tool_use"] = serverTools }
        return json
    }
}
