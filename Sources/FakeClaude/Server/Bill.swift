package import WireJSON

/// The cost of the requests so far.
package struct Bill: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        package var requestID: String
        package var model: String
        package var usage: Usage
        package var cost: Int
        package var complete: Bool
    }

    package var items: [Item]

    package init(_ entries: [LogEntry]) {
        items = entries.compactMap { entry in
            guard let model = entry.model, let usage = entry.usage, let cost = entry.cost else {
                return nil
            }
            return Item(
                requestID: entry.requestID, model: model, usage: usage, cost: cost,
                complete: entry.complete)
        }
    }

    /// In pico-dollars.
    package var cost: Int { items.reduce(0) { $0 + $1.cost } }

    package var json: JSON {
        let requests = items.map { item -> JSON in
            [
                "request_id": JSON(item.requestID), "model": JSON(item.model),
                "usage": item.usage.complete, "cost_picodollars": JSON(item.cost),
                "complete": JSON(item.complete),
            ]
        }
        func sum(_ part: (Usage) -> Int) -> JSON { JSON(items.reduce(0) { $0 + part($1.usage) }) }
        return [
            "requests": .array(requests),
            "totals": [
                "requests": JSON(items.count), "cost_picodollars": JSON(cost),
                "input_tokens": sum(\.input), "cache_creation_input_tokens": sum(\.written),
                "cache_read_input_tokens": sum(\.read), "output_tokens": sum(\.output),
            ],
        ]
    }
}
