// Keeping and removing a typed key.
extension Login {
    /// Keeps the key in the chosen place; returns the lines to print.
    func keep(_ typed: Typed) throws(Failure) -> [String] {
        let name = CredentialSources.keyVariable
        var said: [String] = []
        switch typed.place {
        case .nowhere: return ["not kept"]
        case .folder(let path):
            try sources.files.change(path, isSecret: true) { text in
                EnvFile.changed(text, name, to: typed.key)
            }
            said.append("kept in \(path), readable by you alone; logout removes it")
        case .keyring:
            guard let keyring = try keyring(leavesSignals: false) else { return ["not kept"] }
            try keyring.keep(typed.key)
            said.append("kept in the keyring, by \(keyring.path); logout removes it")
            if let path = try forgetInFolder() {
                said.append("the key in \(path), which would win over it, is removed")
            }
        }
        if let winner = try winner(over: typed.place) {
            said.append("mind that \(winner.words) wins over it")
        }
        return said
    }

    private func winner(
        over place: KeyPlace
    ) throws(Failure) -> CredentialSources.Holder? {
        var winner: CredentialSources.Holder?
        _ = try configuration(key: "none") { who in
            winner = who.winner(overKeyring: place == .keyring)
        }
        return winner
    }

    // MARK: - Forgetting

    func forget() throws(Failure) -> ProgramOutput {
        let folder = try forgetInFolder()
        var said = folder.map { ["the key is no longer in \($0)"] } ?? []
        let path = environment.secretsFile ?? "the file .env"
        guard let keyring = try keyring(leavesSignals: false) else {
            return Self.output(said.isEmpty ? ["there is no key in \(path)"] : said)
        }
        do throws(Failure) {
            if try keyring.forget() {
                said.append("the key is no longer in the keyring, by \(keyring.path)")
            }
        } catch {
            // A keyring that fails is an error only where the `.env` held no key.
            said.append(error.sentence)
            return Self.output(said, code: folder == nil ? error.code : .success)
        }
        return Self.output(
            said.isEmpty
                ? ["there is no key in \(path), nor in the keyring, by \(keyring.path)"] : said)
    }

    private static func output(
        _ lines: [String], code: ExitCode = .success
    ) -> ProgramOutput {
        ProgramOutput(lines.map { $0 + "\n" }.joined(), code: code)
    }

    /// Removes the key from the `.env` and returns its path; nil where it holds no key.
    private func forgetInFolder() throws(Failure) -> String? {
        let name = CredentialSources.keyVariable
        guard let path = environment.secretsFile, let text = try SecretFiles.read(path),
            try EnvFile.parse(text, name: path)[name] != nil
        else { return nil }
        try sources.files.change(path, isSecret: true) { text in
            EnvFile.changed(text, name, to: nil)
        }
        return path
    }
}
