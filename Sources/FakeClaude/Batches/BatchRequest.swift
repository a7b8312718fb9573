import WireJSON

/// One request of a batch as it was sent.
struct BatchRequest: Sendable {
    var customID: String
    var params: JSON
}
