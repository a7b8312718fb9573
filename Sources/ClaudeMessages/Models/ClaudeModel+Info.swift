extension ClaudeModel {
    /// This model with the limits and abilities that `/v1/models` reports.
    ///
    /// Values that the response leaves out, and all prices, stay as in the catalogue.
    public func refined(by info: ModelInfo) -> ClaudeModel {
        var model = self
        if let limit = info.maxInputTokens, limit > 0 { model.context = limit }
        if let limit = info.maxTokens, limit > 0 { model.maximumOutput = limit }
        model.abilities = abilities.refined(by: info.capabilities)
        return model
    }
}

extension Abilities {
    func refined(by capabilities: Capabilities) -> Abilities {
        var abilities = self
        abilities.adaptiveThinking.refine(capabilities.supports(thinking: "adaptive"))
        abilities.budgetThinking.refine(capabilities.supports(thinking: "enabled"))
        abilities.betweenToolsThinking.refine(capabilities.supports(thinking: "between_tools"))
        abilities.disabledThinking.refine(capabilities.supports(thinking: "disabled"))
        let levels = Effort.levels.filter {
            capabilities.supports(effort: $0.rawValue) ?? efforts.contains($0)
        }
        abilities.efforts = capabilities.effort == false ? [] : levels
        abilities.structuredOutput = capabilities.structuredOutputs ?? structuredOutput
        return abilities
    }
}

extension Abilities.Permission {
    /// The API reports support as yes or no, without the highest effort.
    fileprivate mutating func refine(_ isSupported: Bool?) {
        guard let isSupported, isSupported != (self != .never) else { return }
        self = isSupported ? .always : .never
    }
}

extension ModelCatalogue {
    /// This catalogue, its models refined by the `/v1/models` entries of the same id.
    public func refined(by infos: [ModelInfo]) -> ModelCatalogue {
        ModelCatalogue(
            models: models.map { model in
                infos.first { $0.id == model.id }.map(model.refined) ?? model
            })
    }
}
