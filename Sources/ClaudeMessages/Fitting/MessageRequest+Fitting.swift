extension MessageRequest {
    /// The request as its model takes it: what it is known to refuse left out or translated.
    ///
    /// What a model takes is never touched, nor are `extra` and a model that is not known.
    ///
    /// - Parameters:
    ///   - model: What is known of the model, by the catalogue or by `/v1/models`.
    ///   - version: The `anthropic-version` it will be sent with.
    ///   - inBatch: It will be an item of a batch, which takes a little less.
    /// - Returns: The request, and a note for each change.
    public func fitted(
        to model: ClaudeModel, version: APIVersion, inBatch: Bool = false
    ) -> (request: MessageRequest, notes: [FittingNote]) {
        var fitter = Fitter(request: self, model: model, version: version)
        fitter.fit(inBatch: inBatch)
        return (fitter.request, fitter.notes)
    }

    /// The request unchanged; throws the notes when there would be any.
    public func fitting(
        strictly model: ClaudeModel, version: APIVersion, inBatch: Bool = false
    ) throws(FittingError) -> MessageRequest {
        let (request, notes) = fitted(to: model, version: version, inBatch: inBatch)
        guard notes.isEmpty else { throw FittingError(notes: notes) }
        return request
    }
}

/// Fits one request to one model, rule by rule.
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

    /// Later rules see what the earlier ones decided.
    mutating func fit(inBatch: Bool) {
        fitOutputLimit()
        fitThinking()
        fitEffort()
        fitSampling()
        fitToolChoice()
        fitMessages()
        fitService(inBatch: inBatch)
    }

    mutating func leaveOut(_ parameter: String, _ reason: String? = nil) {
        note(parameter, .leftOut, reason)
    }

    mutating func note(
        _ parameter: String, _ change: FittingNote.Change, _ reason: String? = nil
    ) {
        notes.append(
            FittingNote(
                parameter: parameter, change: change,
                reason: reason ?? "\(model.id) does not take it"))
    }

    private mutating func fitOutputLimit() {
        // The beta of longer answers raises the limit.
        guard request.maxTokens > model.maximumOutput,
            !request.betas.contains(where: { $0.hasPrefix("output-300k-") })
        else { return }
        request.maxTokens = model.maximumOutput
        note(
            "max_tokens", .becomes("\(model.maximumOutput)"),
            "it is the most \(model.id) can write")
    }

    private mutating func fitEffort() {
        guard let effort = request.effort, !abilities.efforts.contains(effort) else { return }
        guard !abilities.efforts.isEmpty else {
            request.effort = nil
            return leaveOut("output_config.effort")
        }
        // A level that is not known here may be one the model has.
        guard let place = Effort.levels.firstIndex(of: effort) else { return }
        let below = Effort.levels[..<place].last { abilities.efforts.contains($0) }
        request.effort = below ?? abilities.efforts.first
        note(
            "output_config.effort", .becomes("\(request.effort ?? effort)"),
            "\(model.id) does not know \(effort)")
    }

    private mutating func fitToolChoice() {
        guard let choice = request.toolChoice, choice.isForced, !abilities.forcedTools else {
            return
        }
        switch choice {
        case .any(let onlyOne), .tool(_, let onlyOne): request.toolChoice = .auto(onlyOne: onlyOne)
        case .auto, .none: break
        }
        note("tool_choice", .becomes("auto"), "\(model.id) cannot be forced to call a tool")
    }

    private mutating func fitService(inBatch: Bool) {
        if request.speed == .fast, abilities.fastMode == .refused {
            request.speed = nil
            leaveOut("speed", "\(model.id) has no fast mode")
        }
        if inBatch, request.speed != nil {
            request.speed = nil
            leaveOut("speed", "batches do not take it")
        }
        if request.inferenceGeo != nil, !abilities.inferenceGeo {
            request.inferenceGeo = nil
            leaveOut("inference_geo", "\(model.id) cannot be bound to a region")
        }
        if request.format != nil, !abilities.structuredOutput {
            request.format = nil
            leaveOut("output_config.format")
        }
    }
}
