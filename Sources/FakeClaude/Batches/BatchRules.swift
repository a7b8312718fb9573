import WireJSON

/// The checks when a batch is created: of its shape, not of the params.
enum BatchRules {
    static let maximumCount = 100_000

    static func requests(_ body: JSON) throws(APIError) -> [BatchRequest] {
        guard let list = body["requests"] else { throw .invalid("requests: Field required") }
        guard let items = list.arrayValue else {
            throw .invalid("requests: Input should be a valid list")
        }
        try requireOnly(["requests"], in: body, at: "")
        guard !items.isEmpty else {
            throw .invalid("requests: List should have at least 1 item after validation, not 0")
        }
        guard items.count <= maximumCount else {
            throw .invalid(
                "requests: List should have at most \(maximumCount) items after validation, not"
                    + " \(items.count)")
        }
        var seen: Set<String> = []
        var requests: [BatchRequest] = []
        for (place, item) in items.enumerated() {
            let request = try request(item, at: "requests.\(place)")
            guard seen.insert(request.customID).inserted else {
                throw .invalid(
                    "requests.\(place).custom_id: `custom_id` must be unique within a batch:"
                        + " \(request.customID)")
            }
            requests.append(request)
        }
        return requests
    }

    private static func request(_ item: JSON, at place: String) throws(APIError) -> BatchRequest {
        guard item.objectValue != nil else {
            throw .invalid("\(place): Input should be a valid dictionary")
        }
        guard let id = item["custom_id"] else {
            throw .invalid("\(place).custom_id: Field required")
        }
        guard let name = id.stringValue, (1...64).contains(name.utf8.count),
            name.allSatisfy(\.isToolNameCharacter)
        else {
            throw .invalid(
                "\(place).custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'")
        }
        guard let params = item["params"] else {
            throw .invalid("\(place).params: Field required")
        }
        guard params.objectValue != nil else {
            throw .invalid("\(place).params: Input should be a valid dictionary")
        }
        try requireOnly(["custom_id", "params"], in: item, at: place + ".")
        return BatchRequest(customID: name, params: params)
    }

    private static func requireOnly(
        _ names: [String], in json: JSON, at place: String
    ) throws(APIError) {
        for member in json.objectValue?.members ?? [] where !names.contains(member.name) {
            throw .invalid("\(place)\(member.name): Extra inputs are not permitted")
        }
    }

    /// The params that are not supported in a batch; checked when the request is processed.
    static func checkParams(_ params: JSON) throws(APIError) {
        if params["stream"]?.boolValue == true {
            throw .invalid("stream: streaming is not supported in message batches")
        }
        for name in ["speed", "thread"] where params[name]?.isNull == false {
            throw .invalid("\(name): not supported in message batches")
        }
        if params["max_tokens"]?.intValue == 0 {
            throw .invalid("max_tokens: must be at least 1 in message batches")
        }
    }
}
