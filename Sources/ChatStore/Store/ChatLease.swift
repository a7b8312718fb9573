import SystemKit

/// The right to write a conversation, which one program has at a time.
///
/// It is the lock of a file beside the database, and ends with the program, however that ends. The
/// file has the number of its process.
package final class ChatLease: Sendable {
    private let file: LockedFile

    /// Takes the lease, in a file which is not followed if it is a link, nor used if it is another's.
    init(of chat: ChatID, beside database: String) throws(Refusal) {
        let folder = String(database[..<(database.lastIndex(of: "/") ?? database.startIndex)])
        file = try Self.locked("\(folder)/chat-\(chat).lock")
    }

    /// Gives it back, although others may still refer to it.
    func release() { file.release() }

    package enum Refusal: Error, Sendable, Hashable {
        /// Another program writes the conversation; its process, where that is known.
        case held(process: Int?)
        /// The file of the lock cannot be used.
        case unusable(path: String, DatabaseError)
    }

    private static func locked(_ path: String) throws(Refusal) -> LockedFile {
        var holder: Int?
        for _ in 0..<10 {
            let file = try opened(path)
            // A file that its owner removes while it is opened here is opened anew.
            if file.isLocked, file.isCurrent { return file }
            holder = file.isLocked ? nil : file.process
            // One that removes the locks of killed programs holds each for a moment.
            BackgroundThread.sleep(.milliseconds(2))
        }
        throw .held(process: holder)
    }

    private static func opened(_ path: String) throws(Refusal) -> LockedFile {
        do throws(RegularFile.Problem) {
            return try LockedFile(path)
        } catch {
            switch error {
            case .missing: throw .unusable(path: path, DatabaseError(errno: ErrorNumber.missing))
            case .notRegular: throw .unusable(path: path, .strange)
            case .failed(let number): throw .unusable(path: path, DatabaseError(errno: number))
            }
        }
    }
}
