extension MessageRequest {
    /// The request without, or with replacements for, parameters that its model is known to refuse.
    ///
    /// Parameters that the model accepts stay unchanged, and so does `extra`.
    ///
    /// - Parameters:
    ///   - model: The model, from the catalogue or refined by `/v1/models`.
    ///   - version: The `anthropic-version` it will be sent with.
    ///   - inBatch: Whether it will be part of a batch, which accepts fewer parameters.
    /// - Returns: The request, and a note for each change.
    public func fitted(
        to model: ClaudeModel, version: APIVersion, inBatch: Bool = false
    ) -> (request: MessageRequest, notes: [FittingNote]) {
        var fitter = Fitter(request: self, model: model, version: version)
        fitter.fit(inBatch: inBatch)
        return (fitter.request, fitter.notes)
    }

    /// The request unchanged; throws a `FittingError` when it would need a change.
    public func fitting(
        strictly model: ClaudeModel, version: APIVersion, inBatch: Bool = false
    ) throws(FittingError) -> MessageRequest {
        let (request, notes) = fitted(to: model, version: version, inBatch: inBatch)
        guard notes.isEmpty else { throw FittingError(notes: notes) }
        return request
    }
}
