/// Appends submitted texts to the history file.
struct HistoryKeeper: Sendable {
    /// Nil writes no file.
    let file: HistoryFile?
    /// The number of newest entries that are not in the file yet.
    private var waiting = 0
    /// The reason of the first failed write.
    private(set) var failure: HistoryFile.Failure?

    init(_ file: HistoryFile?) { self.file = file }

    mutating func keepNewest(of history: LineHistory) {
        waiting += 1
        keep(history)
    }

    /// Writes the waiting entries; after a failure they are written with the next one.
    mutating func keep(_ history: LineHistory) {
        guard waiting > 0, let file else { return }
        do throws(HistoryFile.Failure) {
            try file.append(history.entries.suffix(waiting))
            waiting = 0
        } catch {
            failure = failure ?? error
        }
    }
}
