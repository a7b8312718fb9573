import ChatStore
import ClaudeMessages

extension Archive {
    /// Deletes conversations, and what was typed in them; none while another program writes one of
    /// them.
    ///
    /// Drafts that have not changed since `drafts`, in seconds since 1970, are deleted with them.
    /// Without `cleans` words stay in the file until it is cleaned.
    ///
    /// - Returns: A sentence on what is still in the line history.
    func delete(
        _ lines: [ChatLine], drafts: Double? = nil, cleans: Bool = true,
        progress: (Deletion.Progress) -> Void = { _ in }
    ) throws(Failure) -> String? {
        // A lock is an open file.
        _ = Platform.openFiles(wanting: UInt(lines.count) + 64)
        var leases: [ChatLease] = []
        for line in lines { leases.append(try lease(line)) }
        defer { withExtendedLifetime(leases) {} }
        return try read { () throws(DatabaseError) in
            let chats = lines.map(\.id)
            let problem = try typed.forget(chats, in: store)
            let deletion = Deletion(store)
            if let drafts { try deletion.deleteDrafts(before: drafts) }
            try deletion.delete(chats, cleans: cleans, progress: progress)
            return problem
        }
    }
}
