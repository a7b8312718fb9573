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
