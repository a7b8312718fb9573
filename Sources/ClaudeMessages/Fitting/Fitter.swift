/// Fits one request to one model by a sequence of rules.
struct Fitter {
    var request: MessageRequest
    let model: ClaudeModel
    let version: APIVersion
    var notes: [FittingNote] = []

    init(request: MessageRequest, model: ClaudeModel, version: APIVersion) {
        self.request = request
        self.model = model
        self.version = version
    }

    var abilities: Abilities { model.abilities }

    /// Applies the rules; each sees the changes of the earlier ones.
    mutating func fit(inBatch: Bool) {
        fitOutputLimit()
        fitThinking()
        fitEffort()
        fitSampling()
        fitToolChoice()
        fitMessages()
        fitService(inBatch: inBatch)
    }

    mutating func leaveOut(_ parameter: String, _ reason: FittingNote.Reason = .notTaken) {
        note(parameter, .leftOut, reason)
    }

    /// Records a change; must be called before the request is changed.
    mutating func note(
        _ parameter: String, asked: JSON? = nil, _ change: FittingNote.Change,
        _ reason: FittingNote.Reason
    ) {
        let path = parameter.split(separator: ".")
        let had = path.reduce(request.parameters() as JSON?) { json, name in json?[String(name)] }
        notes.append(
            FittingNote(
                parameter: parameter, asked: asked ?? had, change: change, reason: reason,
                model: model.id, version: version))
    }

    private mutating func fitOutputLimit() {
        // The `output-300k` beta raises the limit.
        guard request.maxTokens > model.maximumOutput,
            !request.betas.contains(where: { $0.hasPrefix("output-300k-") })
        else { return }
        note("max_tokens", .becomes(JSON(model.maximumOutput)), .overMaximum)
        request.maxTokens = model.maximumOutput
    }

    private mutating func fitEffort() {
        guard let effort = request.effort, !abilities.efforts.contains(effort) else { return }
        guard !abilities.efforts.isEmpty else {
            leaveOut("output_config.effort")
            request.effort = nil
            return
        }
        // An unknown level may be one that the model accepts.
        guard let place = Effort.levels.firstIndex(of: effort) else { return }
        let below = Effort.levels[..<place].last { abilities.efforts.contains($0) }
        let fitting = below ?? abilities.efforts.first ?? effort
        note("output_config.effort", .becomes(JSON(fitting.rawValue)), .effortNotKnown)
        request.effort = fitting
    }

    private mutating func fitToolChoice() {
        guard let choice = request.toolChoice, !abilities.forcedTools else { return }
        switch choice {
        case .any(let onlyOne), .tool(_, let onlyOne):
            let free = ToolChoice.auto(onlyOne: onlyOne)
            note("tool_choice", .becomes(free.json), .forcedToolNotTaken)
            request.toolChoice = free
        case .auto, .none: break
        }
    }

    private mutating func fitService(inBatch: Bool) {
        if request.speed == .fast, abilities.fastMode == .refused {
            leaveOut("speed", .speedNotTaken)
            request.speed = nil
        }
        if inBatch, request.speed != nil {
            leaveOut("speed", .notInBatches)
            request.speed = nil
        }
        if request.inferenceGeo != nil, !abilities.inferenceGeo {
            leaveOut("inference_geo", .regionNotTaken)
            request.inferenceGeo = nil
        }
        if request.format != nil, !abilities.structuredOutput {
            leaveOut("output_config.format")
            request.format = nil
        }
    }
}
