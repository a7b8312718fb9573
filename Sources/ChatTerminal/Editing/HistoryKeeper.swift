/// Writes what is entered into the history's file.
struct HistoryKeeper: Sendable {
    /// Nil keeps nothing on disk.
    let file: HistoryFile?
    /// So many of the newest entries are not in the file yet.
    private var waiting = 0
    /// Why it could not be written the first time that failed.
    private(set) var failure: HistoryFile.Failure?

    init(_ file: HistoryFile?) { self.file = file }

    mutating func keepNewest(of history: LineHistory) {
        waiting += 1
        keep(history)
    }

    /// A failing disk does not stop the chat; what it did not take is written with the next line.
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
