package import ChatKit
package import ChatTerminal
package import ClaudeMessages

// The settings as values for requests, transport and layout.
extension Preferences {
    /// The parameters of requests.
    package func requests(
        of catalogue: ModelCatalogue, version: APIVersion = .v2023_06_01
    ) -> RequestSettings {
        var requests = RequestSettings(
            modelName: self[Settings.model].meantModel, maxTokens: self[Settings.maxTokens],
            cache: self[Settings.cache].control, catalogue: catalogue)
        requests.version = version
        requests.effort = self[Settings.effort]?.effort
        requests.thinking = self[Settings.thinking].thinking
        requests.temperature = self[Settings.temperature]
        requests.topP = self[Settings.topP]
        requests.stopSequences = self[Settings.stop]
        return requests
    }

    /// The time-outs for the first byte and between bytes.
    package var timeouts: Timeouts {
        var timeouts = Timeouts()
        if let seconds = self[Settings.timeout] {
            timeouts.idle = .seconds(seconds)
            timeouts.firstByte = .seconds(seconds)
        }
        return timeouts
    }

    /// How answers are laid out.
    package var markdown: MarkdownOptions {
        MarkdownOptions(
            wrap: self[Settings.wrap], math: self[Settings.math],
            theme: self[Settings.theme].theme)
    }
}

extension String {
    /// The name of a known model, else the text as typed: other servers have other models.
    fileprivate var meantModel: String {
        guard case .known(let name) = ModelCatalogue.known.read(self) else { return self }
        return name
    }
}
