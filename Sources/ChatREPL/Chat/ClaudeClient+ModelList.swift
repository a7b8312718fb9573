package import ClaudeMessages

extension ClaudeClient {
    /// The server's models, at most 1,000; empty if the request fails.
    package func offeredModels() async -> [ModelInfo] {
        var models: [ModelInfo] = []
        do throws(ClaudeError) {
            for try await model in retrying(.never).models.list(limit: 100) {
                models.append(model)
                guard models.count < 1000 else { break }
            }
        } catch {
            // The built-in catalogue is shown already.
        }
        return models
    }
}
