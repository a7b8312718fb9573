/// A terminal's reply to a query; it arrives among the keys and is never text.
package enum TerminalReport: Sendable, Hashable {
    /// The active flags of the kitty keyboard protocol; only terminals that support it reply.
    case keyboard(flags: Int)
    /// The primary device attributes; every terminal replies, and in the order of the queries.
    case attributes
}
