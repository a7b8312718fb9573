/// How changes of the database survive a crash.
package enum DatabaseJournal: Sendable, Hashable {
    /// A write-ahead log (WAL), which needs memory that all processes share: readers and a writer do
    /// not wait for each other.
    case ahead
    /// A rollback journal, which works on every file system.
    case rollback
}
