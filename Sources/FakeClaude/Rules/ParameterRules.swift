import WireJSON

/// Effort, output format, sampling, speed, region and other small parameters.
extension RequestRules {
    func checkOutputConfig() throws(APIError) {
        guard let config = json["output_config"], !config.isNull else { return }
        var members = ["effort", "format"]
        if hasBeta("task-budgets-") { members.append("task_budget") }
        try requireOnly(members, in: config, at: "output_config")
        if let effort = config["effort"], !effort.isNull {
            try require(effort, oneOf: Model.everyEffort, at: "output_config.effort")
            guard !model.efforts.isEmpty else {
                throw .invalid("This model does not support the effort parameter.")
            }
            let level = effort.stringValue ?? ""
            guard model.efforts.contains(level) else {
                throw .invalid(
                    "This model does not support effort level '\(level)'. Supported levels:"
                        + " \(model.efforts.joined(separator: ", ")).")
            }
        }
        if let format = config["format"], !format.isNull { try checkFormat(format) }
    }

    private func checkFormat(_ format: JSON) throws(APIError) {
        try require(format["type"] ?? "", oneOf: ["json_schema"], at: "output_config.format.type")
        guard let schema = format["schema"], schema.objectValue != nil else {
            throw .invalid("output_config.format.schema: Field required")
        }
        try requireOnly(["type", "schema"], in: format, at: "output_config.format")
        if let objection = SchemaRules.objection(to: schema) {
            throw .invalid("output_config.format.schema: \(objection)")
        }
    }

    /// The sampling parameters: removed in the newer API version, and for the newer models.
    func checkSampling() throws(APIError) {
        for name in ["temperature", "top_p", "top_k"] {
            guard let value = json[name], !value.isNull else { continue }
            guard request.version < "2026-10-21" else {
                throw .invalid("\(name): Extra inputs are not permitted")
            }
            guard let number = value.doubleValue else {
                throw .invalid("\(name): Input should be a valid number")
            }
            try checkSampling(name, number)
        }
    }

    private func checkSampling(_ name: String, _ number: Double) throws(APIError) {
        guard name == "top_k" || (0...1).contains(number) else {
            throw .invalid("\(name): range: 0..1")
        }
        let isDefault = name != "top_k" && number == 1
        if model.sampling == .refused, !isDefault {
            throw .invalid("`\(name)` is deprecated for this model.")
        }
        guard request.thinkingMode != .off, !isDefault else { return }
        guard name == "top_p", number >= 0.95 else {
            throw .invalid(
                name == "temperature"
                    ? "`temperature` may only be set to 1 when thinking is enabled or in adaptive"
                        + " mode."
                    : name == "top_p"
                        ? "`top_p` must be greater than or equal to 0.95 or unset when thinking is"
                            + " enabled."
                        : "`top_k` must be unset when thinking is enabled.")
        }
    }

    func checkService() throws(APIError) {
        try require(json["service_tier"], oneOf: ["auto", "standard_only"], at: "service_tier")
        try require(json["speed"], oneOf: ["standard", "fast"], at: "speed")
        if json["speed"]?.stringValue == "fast", model.fast == .refused {
            throw .invalid("speed: 'fast' is not supported for this model.")
        }
        if let geography = json["inference_geo"], !geography.isNull {
            try require(geography, oneOf: ["global", "us"], at: "inference_geo")
            guard model.acceptsGeography else {
                throw .invalid("inference_geo is not supported for this model.")
            }
        }
        if let metadata = json["metadata"], !metadata.isNull {
            try requireOnly(["user_id"], in: metadata, at: "metadata")
        }
    }

    /// The container, and the request for cache diagnostics.
    func checkEnvironment() throws(APIError) {
        if let container = json["container"], !container.isNull, container.stringValue == nil {
            guard container.objectValue != nil else {
                throw .invalid("container: Input should be a valid string or dictionary")
            }
            try requireOnly(["id", "skills"], in: container, at: "container")
            try requireString(container["id"], at: "container.id")
            for (place, skill) in (container["skills"]?.arrayValue ?? []).enumerated() {
                let spot = "container.skills.\(place)"
                try require(
                    skill["type"] ?? "", oneOf: ["anthropic", "custom"], at: "\(spot).type")
                guard skill["skill_id"]?.stringValue != nil else {
                    throw .invalid("\(spot).skill_id: Field required")
                }
                try requireOnly(["type", "skill_id", "version"], in: skill, at: spot)
            }
        }
        guard let diagnostics = json["diagnostics"], !diagnostics.isNull else { return }
        guard diagnostics.objectValue != nil else {
            throw .invalid("diagnostics: Input should be a valid dictionary")
        }
        try requireOnly(["previous_message_id"], in: diagnostics, at: "diagnostics")
        let place = "diagnostics.previous_message_id"
        try requireString(diagnostics["previous_message_id"], at: place)
        if let id = diagnostics["previous_message_id"]?.stringValue, !id.hasPrefix("msg_") {
            throw .invalid("\(place): String should match pattern '^msg_'")
        }
    }
}
