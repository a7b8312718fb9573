import ClaudeMessages

extension CredentialSources {
    /// Asks the sources in order until one has a key.
    ///
    /// A source that was named and has no key ends the search: no other key was meant.
    package func find(by door: some KeyAccess) throws(Failure) -> KeySearch {
        var remarks: [String] = []
        for holder in holders {
            switch try answer(of: holder, door) {
            case .key(let key): return KeySearch(key: key)
            case .none: continue
            case .passed(let reason): remarks.append(reason)
            }
        }
        return KeySearch(remarks: remarks)
    }

    private func answer(
        of holder: Holder, _ door: some KeyAccess
    ) throws(Failure) -> KeyAnswer {
        switch holder {
        case .variable(let credential, let name, let place):
            guard credential.isWellFormed else {
                let problem = EnvironmentProblem.badCredential(variable: name)
                throw Failure(.configuration, EnvironmentText.sentence(for: problem))
            }
            return .key(FoundKey(credential, from: .variable(name, place)))
        case .profile(let name): return try named(name, door)
        case .command(let words): return .key(try door.ask(command: words))
        case .keyring: return door.ask(keyringFor: baseURL)
        case .activeProfile:
            guard let profiles else { return .none }
            return try door.ask(profile: nil, in: profiles, for: baseURL)
        }
    }

    private func named(_ name: String, _ door: some KeyAccess) throws(Failure) -> KeyAnswer {
        guard let profiles else { throw Failure(.configuration, ErrorText.noProfileFolder) }
        let answer = try door.ask(profile: name, in: profiles, for: baseURL)
        guard case .passed(let reason) = answer else { return answer }
        // A server on this machine needs no key.
        guard !needsKey else { throw Failure(.configuration, reason) }
        return .none
    }

    /// The first source that is asked before the key that `login` keeps, and so is used instead.
    package func winner(overKeyring isKeyring: Bool) -> Holder? {
        holders.prefix { holder in
            switch holder {
            case .keyring, .activeProfile: false
            case .variable(_, _, .folder): isKeyring
            case .variable, .profile, .command: true
            }
        }.first
    }
}
