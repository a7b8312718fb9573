import SystemKit

/// The right to write a conversation, which one program has at a time.
///
/// It is the lock of a file beside the database, and ends with the program, however that ends. The
/// file has the number of its process.
package final class ChatLease: Sendable {
    private let file: LockedFile

    /// Takes the lease.
    ///
    /// - Throws: `Held` while another program has it.
    init(of chat: ChatID, beside database: String) throws(Held) {
        let folder = String(database[..<(database.lastIndex(of: "/") ?? database.startIndex)])
        file = try Self.locked("\(folder)/chat-\(chat).lock")
    }

    /// Another program writes the conversation; its process, where that is known.
    package struct Held: Error, Sendable, Hashable {
        package let process: Int?
    }

    private static func locked(_ path: String) throws(Held) -> LockedFile {
        // A file that its owner removes while it is opened here is opened anew.
        for _ in 0..<10 {
            guard let file = LockedFile(path) else { throw Held(process: nil) }
            guard file.isLocked else { throw Held(process: file.process) }
            if file.isCurrent { return file }
        }
        throw Held(process: nil)
    }
}
