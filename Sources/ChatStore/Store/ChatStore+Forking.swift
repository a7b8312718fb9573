import ChatKit

extension ChatStore {
    /// Copies a conversation with all of its turns; what it cost stays with the first one.
    ///
    /// The copy's title says so, and is `title`.
    package func fork(
        _ chat: ChatID, title: String, in folder: String, at time: Double
    ) throws(DatabaseError) -> ChatID? {
        try use { database throws(DatabaseError) in
            try database.transaction { () throws(DatabaseError) in
                let reader = ChatReader(database: database, chat: chat)
                var writer = ChatWriter(
                    folder: folder, server: try reader.server() ?? "", title: title)
                try writer.copy(reader, at: time)
                return writer.chat
            }
        }
    }

    /// Gives a conversation a title; nil for the beginning of its first question.
    package func name(_ chat: ChatID, _ title: String?) throws(DatabaseError) {
        try use { database throws(DatabaseError) in
            try database.run(
                "UPDATE chat SET title=? WHERE id=?", SQLValue(title), .integer(chat.number))
        }
    }
}
