import ChatREPL
import ClaudeMessages

/// A machine without files and programs that could have a key.
struct ClosedDoor: KeyDoor {
    func ask(command words: [String]) throws(Failure) -> FoundKey {
        throw Failure(.configuration, "no program is run here")
    }

    func ask(keyringFor baseURL: BaseURL) -> KeyAnswer { .none }

    func ask(
        profile name: String?, in folder: String, for baseURL: BaseURL
    ) throws(Failure) -> KeyAnswer { .none }
}
