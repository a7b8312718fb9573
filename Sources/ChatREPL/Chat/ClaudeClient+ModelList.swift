package import ClaudeMessages

extension ClaudeClient {
    /// The models that the server offers, 1,000 at the most; none where it does not say.
    package func offeredModels() async -> [ModelInfo] {
        var models: [ModelInfo] = []
        do throws(ClaudeError) {
            for try await model in retrying(.never).models.list(limit: 100) {
                models.append(model)
                guard models.count < 1000 else { break }
            }
        } catch {
            // The catalogue is shown already, and has to do.
        }
        return models
    }
}
