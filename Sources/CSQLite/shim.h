// The functions of SQLite that Swift uses, with nullability, which the library's header lacks.
#ifndef CLAUDE_CHAT_CSQLITE_SHIM_H
#define CLAUDE_CHAT_CSQLITE_SHIM_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/// Opens a database file; on failure the connection may exist all the same, and must be closed.
static inline int csqlite_open(const char *_Nonnull path, sqlite3 *_Nullable *_Nonnull connection,
                               int flags) {
    return sqlite3_open_v2(path, connection, flags, NULL);
}

/// Compiles a statement that is used again and again; NULL for one that is only white space.
static inline int csqlite_prepare(sqlite3 *_Nonnull connection, const char *_Nonnull sql,
                                  sqlite3_stmt *_Nullable *_Nonnull statement) {
    return sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

/// Binds a text, which is copied.
static inline int csqlite_bind_text(sqlite3_stmt *_Nonnull statement, int index,
                                    const char *_Nonnull bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// The bytes of a text or a blob; NULL for an empty one.
static inline const void *_Nullable csqlite_bytes(sqlite3_stmt *_Nonnull statement, int column) {
    return sqlite3_column_blob(statement, column);
}

/// The error message of the connection.
static inline const char *_Nonnull csqlite_message(sqlite3 *_Nonnull connection) {
    return sqlite3_errmsg(connection);
}

/// Leaves the write-ahead log as it is when the connection is closed.
static inline void csqlite_keep_log(sqlite3 *_Nonnull connection) {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

/// Whether the database's file is no longer the one at its path.
static inline int csqlite_has_moved(sqlite3 *_Nonnull connection) {
    int moved = 0;
    int code = sqlite3_file_control(connection, NULL, SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved;
}

/// Whether the database's file could only be opened for reading.
static inline int csqlite_is_read_only(sqlite3 *_Nonnull connection) {
    return sqlite3_db_readonly(connection, "main") == 1;
}

/// Tries again every two milliseconds, at most `limit` times.
static inline int csqlite_try_again(void *_Nullable limit, int tries) {
    if (tries >= (int)(intptr_t)limit) return 0;
    sqlite3_sleep(2);
    return 1;
}

/// Waits so many milliseconds for the lock of another process.
///
/// SQLite's own timeout sleeps up to 100 ms at a time, so that a process whose transactions follow
/// each other quickly would keep the others out.
static inline void csqlite_set_patience(sqlite3 *_Nonnull connection, int milliseconds) {
    sqlite3_busy_handler(connection, csqlite_try_again, (void *)(intptr_t)(milliseconds / 2));
}

#endif
