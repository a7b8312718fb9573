/// Where the log entry of a request is, and when the request came.
struct Ticket: Sendable {
    var place: Int
    var requestID: String
    var time: Int
}
