/// The places where a typed key can be kept, and the question that asks for one of them.
package struct KeyPlaces: Sendable {
    private let folder: String?
    private let keyring: String?

    /// `folder` is the path of the `.env`, `keyring` that of the keyring program.
    package init(folder: String?, keyring: String?) {
        self.folder = folder
        self.keyring = keyring
    }

    /// Enter alone chooses the first.
    package var all: [KeyPlace] {
        [folder.map(KeyPlace.folder), keyring.map { _ in .keyring }].compactMap(\.self)
    }

    package var question: String {
        switch (folder, keyring) {
        case (let folder?, let keyring?):
            "Keep it in \(folder) (y), in the keyring, by \(keyring) (k), or nowhere (n)? [Y/k/n]"
        case (nil, let keyring?): "Keep it in the keyring, by \(keyring)? [Y/n]"
        case (let folder, nil): "Keep it in \(folder ?? ".env")? [Y/n]"
        }
    }

    /// What an answer means; nil where it has to be asked again.
    package func place(_ answer: String) -> KeyPlace? {
        switch answer[...].trimmed.lowercased() {
        case "", "y", "yes": all.first
        case "k", "keyring": all.first { $0 == .keyring }
        case "n", "no": .nowhere
        default: nil
        }
    }
}
