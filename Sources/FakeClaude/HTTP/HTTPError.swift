/// A request that cannot be answered by its handler, with the status that says why.
package enum HTTPError: Error, Sendable, Hashable {
    case malformed(String)
    case bodyTooLarge
    case headTooLarge
}
