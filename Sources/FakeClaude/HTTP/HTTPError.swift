/// A request that is refused before it reaches its handler.
package enum HTTPError: Error, Sendable, Hashable {
    case malformed(String)
    case bodyTooLarge
    case headTooLarge
}
