/// Where a typed key is kept.
package enum KeyPlace: Sendable, Hashable {
    /// The `.env` of the configuration folder, by its path.
    case folder(String)
    case keyring
    case nowhere
}
