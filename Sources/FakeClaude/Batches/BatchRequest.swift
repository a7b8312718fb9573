import WireJSON

/// One request of a batch as received.
struct BatchRequest: Sendable {
    var customID: String
    var params: JSON
}
