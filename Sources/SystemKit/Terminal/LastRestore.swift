/// What puts the terminal back when the program ends in a way that nothing else can catch: by a
/// crash, or by `exit` somewhere.
package enum LastRestore {
    /// Remembers which line discipline a crash or `exit` has to put back.
    package static func arm(_ discipline: LineDiscipline, on descriptor: Int32) {
        SignalShims.armRestore(descriptor: descriptor, modes: discipline.modes)
    }

    /// A crash and `exit` put nothing back any more.
    package static func disarm(_ discipline: LineDiscipline) {
        SignalShims.armRestore(descriptor: -1, modes: discipline.modes)
    }

    /// Restores the terminal before the process dies of its own mistake.
    package static func watchCrashes() { SignalShims.watchCrashes() }

    /// Runs a write after which a crash has to write `rescue`; a crash meanwhile waits for its end.
    ///
    /// After a crash has begun nothing is written any more.
    package static func changing<Failure: Error>(
        _ descriptor: Int32, rescue: String, by write: () throws(Failure) -> Void
    ) throws(Failure) {
        guard let before = SignalShims.beginChange() else { return }
        defer {
            let bytes = rescue.utf8.map(CChar.init(truncatingIfNeeded:))
            SignalShims.endChange(before, on: descriptor, rescue: bytes)
        }
        try write()
    }
}
