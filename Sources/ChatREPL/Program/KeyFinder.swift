import ClaudeMessages

/// Searches the sources of the key; where all fail and a chat starts at a terminal, offers login.
struct KeyFinder {
    private let arguments: Arguments
    private let sources: PreferenceSources
    private let mayOffer: Bool

    init(_ arguments: Arguments, _ sources: PreferenceSources, mayOffer: Bool) {
        self.arguments = arguments
        self.sources = sources
        self.mayOffer = mayOffer
    }

    func find(
        _ who: CredentialSources, _ diagnostics: Diagnostics
    ) throws(Failure) -> KeySearch {
        let programs = KeyPrograms(
            environment: sources.environment.variables, now: Surroundings.live.now())
        var search = try who.find(by: programs)
        if search.key == nil, who.needsKey, mayOffer {
            search.key = try Login(arguments, sources).offer(diagnostics)
        }
        return search
    }
}
