import SystemKit

/// Why the database could not be used.
package enum DatabaseError: Error, Sendable, Hashable {
    /// It was written by a newer version of the program.
    case newer(version: Int)
    /// It is damaged, or no database.
    case damaged
    /// The disk is full, or another limit on files is reached.
    case full
    /// It or its folder cannot be written.
    case readOnly
    /// Another process has held the lock for too long.
    case busy
    /// The path is not a regular file of this user, such as a symbolic link or a device.
    case strange
    /// Its file was moved, deleted or replaced while it was open.
    case gone
    /// The file system has no memory that processes share, without which there is no write-ahead
    /// log.
    case noSharedMemory
    /// The file or its folder cannot be opened.
    case failed(errno: Int32)
    /// Another error, with SQLite's extended result code and its message.
    case other(code: Int32, message: String)

    init(errno number: Int32) {
        self =
            if ErrorNumber.noSpace.contains(number) {
                .full
            } else if ErrorNumber.notAllowed
                .contains(number)
            { .readOnly } else if ErrorNumber.otherKind.contains(number) {
                .strange
            } else { .failed(errno: number) }
    }

    /// It can be gone at the next attempt.
    package var passes: Bool { self == .full || self == .busy }
}
