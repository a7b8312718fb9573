import ChatREPL
import ClaudeMessages

/// Access to no key: there are no files and no programs.
struct ClosedDoor: KeyAccess {
    func ask(command words: [String]) throws(Failure) -> FoundKey {
        throw Failure(.configuration, "no program is run here")
    }

    func ask(keyringFor baseURL: BaseURL) -> KeyAnswer { .none }

    func ask(
        profile name: String?, in folder: String, for baseURL: BaseURL
    ) throws(Failure) -> KeyAnswer { .none }
}
