extension ProgramCommand {
    /// Asks for an API key, checks it, and keeps it.
    static let login = ProgramCommand(
        name: "login", forms: [("login", "take an API key, check it, and keep it for next time")]
    ) { arguments, sources, _ throws(Failure) in
        guard arguments.words.isEmpty else { return nil }
        return try Login(arguments, sources).run()
    }

    /// Removes the key that `login` has kept.
    static let logout = ProgramCommand(
        name: "logout", forms: [("logout", "forget the key that login has kept")]
    ) { arguments, sources, _ throws(Failure) in
        guard arguments.words.isEmpty else { return nil }
        return try Login(arguments, sources).forget()
    }
}
