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
                let server = try database.value(
                    "SELECT server FROM chat WHERE id=?", .integer(chat.number))
                let reader = ChatReader(database: database, chat: chat)
                let bases = try reader.bases()
                var writer = ChatWriter(folder: folder, server: server.text ?? "", title: title)
                // One by one, since an event may be large.
                for place in try reader.places() {
                    guard let event = try reader.event(place.id, bases) else { continue }
                    try writer.write(event, at: time, in: database)
                }
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
