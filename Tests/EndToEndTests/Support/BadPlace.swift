import Testing

/// A place where conversations cannot be kept: made by a shell script, told in one sentence.
struct BadPlace: Sendable, CustomTestStringConvertible {
    let name: String
    /// Runs in the folder of the database.
    let script: String
    /// The script finds a kept conversation there.
    var hasChat = false
    let reason: String

    var testDescription: String { name }

    private static let strange =
        "something else lies in the place of the conversations, or it is not yours: move it away "
        + "('claude-chat doctor' names it)"
    private static let damaged =
        "the file of the conversations is damaged or no database: move it away, and a new one is begun "
        + "('claude-chat doctor' names it)"
    private static let newer =
        "the conversations are those of a newer claude-chat: update this one"

    /// Sets the byte of the database at a place.
    private static func byte(_ place: Int, _ value: String) -> String {
        "printf '\\\(value)' | dd of=chats.db bs=1 seek=\(place) conv=notrunc 2>/dev/null"
    }

    static let all = [
        BadPlace(
            name: "a text", script: "yes 'my text' | head -900 >chats.db", reason: damaged),
        BadPlace(name: "a short text", script: "echo text >chats.db", reason: damaged),
        BadPlace(
            name: "a cut database", script: "head -c 20000 chats.db >c; chmod 600 c; mv c chats.db",
            hasChat: true, reason: damaged),
        BadPlace(
            name: "a database with a broken first page",
            script: "yes x | head -c 100 | dd of=chats.db bs=1 seek=100 conv=notrunc 2>/dev/null",
            hasChat: true, reason: damaged),
        // The version lies at byte 60, the number of the program at byte 68.
        BadPlace(
            name: "a newer version", script: byte(63, "143"), hasChat: true, reason: newer),
        BadPlace(
            name: "another program's database", script: byte(71, "1"), hasChat: true,
            reason: strange),
        BadPlace(
            name: "another program's database with a log",
            script: "\(byte(71, "1")); echo 'a log' >chats.db-wal", hasChat: true, reason: strange),
        BadPlace(
            name: "a link", script: "echo precious >../target; ln -s ../target chats.db",
            reason: strange),
        BadPlace(
            name: "a link to a database", script: "mv chats.db ../real; ln -s ../real chats.db",
            hasChat: true, reason: strange),
        BadPlace(
            name: "a link to nothing", script: "ln -s ../nothing chats.db", reason: strange),
        BadPlace(name: "a link to itself", script: "ln -s chats.db chats.db", reason: strange),
        BadPlace(name: "a device", script: "ln -s /dev/full chats.db", reason: strange),
        BadPlace(name: "a folder", script: "mkdir chats.db", reason: strange),
        BadPlace(name: "a pipe", script: "mkfifo chats.db", reason: strange),
        BadPlace(
            name: "a pipe for the log", script: "mkfifo chats.db-wal", hasChat: true,
            reason: strange),
        BadPlace(
            name: "a pipe for the shared memory", script: "mkfifo chats.db-shm", hasChat: true,
            reason: strange),
        BadPlace(
            name: "a pipe for the journal", script: "mkfifo chats.db-journal", hasChat: true,
            reason: strange),
        BadPlace(
            name: "a link for the log",
            script: "echo precious >../target; ln -s ../target chats.db-wal", hasChat: true,
            reason: strange),
        BadPlace(
            name: "a link for the shared memory",
            script: "echo precious >../target; ln -s ../target chats.db-shm", hasChat: true,
            reason: strange),
        BadPlace(
            name: "a folder for the journal", script: "mkdir chats.db-journal", hasChat: true,
            reason: strange),
    ]
}
