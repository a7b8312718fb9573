import WireJSON

/// An event of a conversation as a row of the table `event`.
struct EventRow: Sendable, Hashable {
    /// The kinds of events, as they are spelled in the table.
    enum Kind: String, Sendable {
        case asked, sent, counted, grew, answered, returned, ended, moved, selected, prefaced
    }

    let turn: Int?
    let kind: Kind
    let data: JSON
}
