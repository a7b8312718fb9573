/// The index of a request's log entry, and the time of its arrival.
struct Ticket: Sendable {
    var place: Int
    var requestID: String
    var time: Int
}
