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
        let texts: Set<String>
        do throws(HistoryFile.Failure) {
            texts = Set(try file.all().flatMap(Self.texts))
        } catch {
            return ErrorText.notForgotten(error)
        }
        var removed: Set<String> = []
        for chat in chats where !texts.isEmpty {
            let typed = try store.typed(in: chat).map { String($0[...].trimmed) }
            removed.formUnion(texts.intersection(typed))
        }
        guard !removed.isEmpty else { return nil }
        do throws(HistoryFile.Failure) {
            try file.remove { !removed.isDisjoint(with: Self.texts(of: $0)) }
            return nil
        } catch {
            return ErrorText.notForgotten(error)
        }
    }

    /// What a line may have been: a question, one whose slash is escaped, the argument of a command.
    private static func texts(of line: String) -> [String] {
        let text = line[...].trimmed
        guard text.hasPrefix("/") else { return [String(text)] }
        let argument = text.drop { !$0.isWhitespace }.trimmed
        return [String(text), String(text.dropFirst()), String(argument)]
    }
}

extension Environment {
    /// The file of the line history; nil where there is no place for it.
    var historyFile: HistoryFile? {
        stateFolder.map { HistoryFile(path: $0.path + "/history", below: $0.root) }
    }
}
