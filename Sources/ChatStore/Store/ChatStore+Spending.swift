import ChatKit

extension ChatStore {
    /// What all requests have cost.
    package func spent() throws(DatabaseError) -> Spent {
        try use { database throws(DatabaseError) in try Spent(of: nil, in: database) }
    }
}
