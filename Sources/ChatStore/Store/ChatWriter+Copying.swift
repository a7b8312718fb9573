import ChatKit

extension ChatWriter {
    /// Writes all events of another conversation, in a transaction of the caller's.
    mutating func copy(_ reader: ChatReader, at time: Double) throws(DatabaseError) {
        let bases = try reader.bases()
        // One by one, since an event may be large.
        for place in try reader.places() {
            guard let event = try reader.event(place.id, bases) else { continue }
            try write(event, at: time, in: reader.database)
        }
    }
}
