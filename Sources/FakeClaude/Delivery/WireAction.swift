/// One action on a socket.
package enum WireAction: Sendable, Hashable {
    case pause(nanoseconds: Int)
    case write([UInt8], tokens: Int)
    case close
    case reset
}
