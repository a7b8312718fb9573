import ChatStore
import ClaudeMessages

extension Archive {
    /// Deletes conversations, and what was typed in them; none while another program writes one of
    /// them.
    ///
    /// Drafts that have not changed since `drafts`, in seconds since 1970, are deleted with them.
    /// Without `cleans` words stay in the file until it is cleaned.
    func delete(
        _ lines: [ChatLine], drafts: Double? = nil, cleans: Bool = true,
        progress: (Deletion.Progress) -> Void = { _ in }
    ) throws(Failure) -> Deleted {
        for line in lines { _ = try lease(line) }
        do throws(DatabaseError) {
            let deletion = Deletion(store)
            if let drafts { try deletion.deleteDrafts(before: drafts) }
            let deleted = try deleteUnchanged(lines, deletion, progress: progress)
            if cleans { try deletion.clean(progress: progress) }
            return deleted
        } catch {
            throw Failure(.ioError, ErrorText.notDeletedYet(error))
        }
    }

    /// Deletes conversations but those that another program writes, or that have changed since they
    /// were listed.
    func deleteUnchanged(
        _ lines: [ChatLine], _ deletion: Deletion,
        progress: (Deletion.Progress) -> Void = { _ in }
    ) throws(DatabaseError) -> Deleted {
        let total = try deletion.store.count()
        let areAll = lines.count > 1 && lines.count == total
        var deleted = Deleted()
        var rest = lines[...]
        while !rest.isEmpty {
            let first = rest.prefix(Self.mostLocks)
            rest = rest.dropFirst(Self.mostLocks)
            let leases = first.map { try? deletion.store.lease($0.id) }
            defer { withExtendedLifetime(leases) {} }
            var chats: [ChatID] = []
            for (line, lease) in zip(first, leases) where lease != nil {
                let isSame = try deletion.store.line(line.id)?.changed == line.changed
                if isSame { chats.append(line.id) }
            }
            let before = deleted.count
            deleted.problem = try typed.forget(chats, in: deletion.store) ?? deleted.problem
            try deletion.delete(chats, areAll: areAll) { progress(.deleted(before + $0)) }
            deleted.count += chats.count
        }
        if deleted.count < lines.count, deleted.problem == nil {
            deleted.problem = ErrorText.notAllDeleted(lines.count - deleted.count)
        }
        return deleted
    }

    /// A lock is an open file, of which a program may have few.
    private static let mostLocks = 50
}
