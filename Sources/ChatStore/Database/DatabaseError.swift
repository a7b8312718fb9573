/// Why the database could not be used.
package enum DatabaseError: Error, Sendable, Hashable {
    /// It was written by a newer version of the program.
    case newer(version: Int)
    /// It is damaged, or no database.
    case damaged
    /// The disk is full.
    case full
    /// It or its folder cannot be written.
    case readOnly
    /// Another process has held the lock for too long.
    case busy
    /// The path is not a regular file of this user, such as a symbolic link or a device.
    case strange
    /// The file or its folder cannot be opened.
    case failed(errno: Int32)
    /// Another error, with SQLite's extended result code and its message.
    case other(code: Int32, message: String)
}
