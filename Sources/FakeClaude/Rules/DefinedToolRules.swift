import WireJSON

/// The definitions of Anthropic's tools, member by member.
extension RequestRules {
    func checkDefined(_ tool: JSON, at place: String) throws(APIError) {
        let type = tool.type
        guard let known = DefinedTool.defined(type) else {
            throw .invalid(
                "\(place): Input tag '\(type)' found using 'type' does not match any of the"
                    + " expected tags")
        }
        let spot = "\(place).\(type)"
        if let beta = known.beta, !hasBeta(beta) {
            throw .invalid("\(spot): requires the `anthropic-beta` header \(beta)…")
        }
        if let name = known.name {
            guard tool["name"] != nil else { throw .invalid("\(spot).name: Field required") }
            guard tool["name"]?.stringValue == name else {
                throw .invalid("\(spot).name: Input should be '\(name)'")
            }
        }
        try requireOnly(known.members, in: tool, at: spot)
        for name in ["strict", "defer_loading", "use_cache"] {
            try requireBool(tool[name], at: "\(spot).\(name)")
        }
        for name in ["max_uses", "max_content_tokens", "max_characters"] {
            try requirePositive(tool[name], at: "\(spot).\(name)")
        }
        try require(
            tool["response_inclusion"], oneOf: ["full", "excluded"],
            at: "\(spot).response_inclusion")
        try checkDomains(tool, at: spot)
        try checkLocation(tool["user_location"], at: "\(spot).user_location")
        try checkCitationsConfig(tool["citations"], at: "\(spot).citations")
        try checkURLSources(tool["url_sources"], at: "\(spot).url_sources")
        try checkCallers(tool["allowed_callers"], at: "\(spot).allowed_callers")
    }

    func checkCallers(_ value: JSON?, at place: String) throws(APIError) {
        guard let value, !value.isNull else { return }
        guard let callers = value.arrayValue else {
            throw .invalid("\(place): Input should be a valid list")
        }
        let known = [
            "direct", "code_execution_20250825", "code_execution_20260120",
            "code_execution_20260521",
        ]
        for (inner, caller) in callers.enumerated() {
            try require(caller, oneOf: known, at: "\(place).\(inner)")
        }
    }

    private func checkDomains(_ tool: JSON, at place: String) throws(APIError) {
        let given = ["allowed_domains", "blocked_domains"].filter { tool[$0]?.isNull == false }
        guard given.count < 2 else {
            throw .invalid("\(place): Cannot specify both allowed_domains and blocked_domains")
        }
        for name in given {
            guard let domains = tool[name]?.arrayValue else {
                throw .invalid("\(place).\(name): Input should be a valid list")
            }
            for (inner, domain) in domains.enumerated() {
                guard let text = domain.stringValue, !text.isEmpty, !text.contains("://") else {
                    throw .invalid("\(place).\(name).\(inner): Input should be a valid domain")
                }
            }
        }
    }

    private func checkLocation(_ location: JSON?, at place: String) throws(APIError) {
        guard let location, !location.isNull else { return }
        guard location.objectValue != nil else {
            throw .invalid("\(place): Input should be a valid dictionary")
        }
        try require(location["type"] ?? "", oneOf: ["approximate"], at: "\(place).type")
        let parts = ["city", "region", "country", "timezone"]
        try requireOnly(parts + ["type"], in: location, at: place)
        for name in parts { try requireString(location[name], at: "\(place).\(name)") }
        if let country = location["country"]?.stringValue, country.utf8.count != 2 {
            throw .invalid("\(place).country: String should have 2 characters")
        }
    }

    private func checkURLSources(_ sources: JSON?, at place: String) throws(APIError) {
        guard let sources, !sources.isNull else { return }
        let names = ["user_input", "client_tool_results", "server_tool_results"]
        try requireOnly(names, in: sources, at: place)
        for name in names {
            guard let source = sources[name] else { continue }
            let types = name == "user_input" ? ["all", "none"] : ["all", "none", "only", "except"]
            try require(source["type"] ?? "", oneOf: types, at: "\(place).\(name).type")
        }
    }

    // MARK: Values

    func requireBool(_ value: JSON?, at place: String) throws(APIError) {
        if let value, !value.isNull, value.boolValue == nil {
            throw .invalid("\(place): Input should be a valid boolean")
        }
    }

    func requireString(_ value: JSON?, at place: String) throws(APIError) {
        if let value, !value.isNull, value.stringValue == nil {
            throw .invalid("\(place): Input should be a valid string")
        }
    }

    private func requirePositive(_ value: JSON?, at place: String) throws(APIError) {
        guard let value, !value.isNull else { return }
        guard let number = value.intValue else {
            throw .invalid("\(place): Input should be a valid integer")
        }
        guard number > 0 else { throw .invalid("\(place): Input should be greater than 0") }
    }
}
