/// The variables of the file of `--env-file` and of the `.env` in the configuration folder.
struct VariableFiles {
    private(set) var named: [String: String] = [:]
    private(set) var folder: [String: String] = [:]
    private let folderPath: String?

    init(
        _ preferences: Preferences, _ environment: Environment,
        _ readFile: (String) throws(Failure) -> String?
    ) throws(Failure) {
        if let path = preferences[Settings.envFile] {
            guard let text = try readFile(path) else {
                throw Failure(.noInput, "--env-file: there is no file '\(path)'")
            }
            named = try EnvFile.parse(text, name: path)
        }
        folderPath = environment.secretsFile
        if let path = folderPath, let text = try readFile(path) {
            folder = try EnvFile.parse(text, name: path)
        }
    }

    /// The facts that `CredentialSources` is decided from.
    func facts(_ preferences: Preferences, _ environment: Environment) -> CredentialSources.Facts {
        var facts = CredentialSources.Facts()
        facts.named = named
        facts.environment = environment.variables
        facts.folder = folder
        facts.folderPath = folderPath ?? facts.folderPath
        facts.command = preferences[Settings.keyCommand]
        facts.isCommandAsked = preferences.origin(of: Settings.keyCommand) == .flag
        return facts
    }

    /// The environment with them: `--env-file` wins over it, and it wins over the `.env`.
    func around(_ environment: Environment) -> Environment {
        var whole = environment
        whole.variables.merge(named) { $1 }
        for (name, value) in folder where whole[name] == nil { whole.variables[name] = value }
        return whole
    }
}
