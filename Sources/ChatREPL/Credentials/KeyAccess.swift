package import ClaudeMessages

/// Access to the sources of keys that are files or other programs.
package protocol KeyAccess {
    /// Asks the key command.
    func ask(command words: [String]) throws(Failure) -> FoundKey
    /// Asks the keyring for the key that is for a server.
    func ask(keyringFor baseURL: BaseURL) -> KeyAnswer
    /// Reads a profile of Anthropic's CLI, or for nil the active one, in a folder.
    func ask(profile name: String?, in folder: String, for baseURL: BaseURL) throws(Failure)
        -> KeyAnswer
}
