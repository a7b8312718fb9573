import ChatStore
package import ChatTerminal

/// The line history, from which what was typed in deleted conversations goes too.
package struct TypedLines: Sendable {
    /// Nil where there is none.
    private let file: HistoryFile?

    package init(_ file: HistoryFile?) { self.file = file }

    /// Removes the questions and titles of conversations that are about to be deleted.
    ///
    /// - Returns: A sentence on why they are still there.
    func forget(_ chats: [ChatID], in store: ChatStore) throws(DatabaseError) -> String? {
        guard let file else { return nil }
        let entries: Set<String>
        do throws(HistoryFile.Failure) {
            entries = Set(try file.load().entries.map(Self.trimmed))
        } catch {
            return ErrorText.notForgotten(error)
        }
        var removed: Set<String> = []
        for chat in chats where !entries.isEmpty {
            let typed = try store.typed(in: chat).flatMap {
                [$0, "/" + $0, "/title " + $0]
            }
            removed.formUnion(entries.intersection(typed.map(Self.trimmed)))
        }
        guard !removed.isEmpty else { return nil }
        do throws(HistoryFile.Failure) {
            try file.remove { removed.contains(Self.trimmed($0)) }
            return nil
        } catch {
            return ErrorText.notForgotten(error)
        }
    }

    private static func trimmed(_ text: String) -> String { String(text[...].trimmed) }
}

extension Environment {
    /// The file of the line history; nil where there is no place for it.
    var historyFile: HistoryFile? {
        stateFolder.map { HistoryFile(path: $0.path + "/history", below: $0.root) }
    }
}
