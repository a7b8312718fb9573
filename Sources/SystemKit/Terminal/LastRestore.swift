/// Restores the terminal when the program ends by a crash or by `exit`.
package enum LastRestore {
    /// Sets the line discipline that a crash or `exit` restores.
    package static func arm(_ discipline: LineDiscipline, on descriptor: Int32) {
        SignalShims.armRestore(descriptor: descriptor, modes: discipline.modes)
    }

    /// From now on a crash or `exit` restores nothing.
    package static func disarm(_ discipline: LineDiscipline) {
        SignalShims.armRestore(descriptor: -1, modes: discipline.modes)
    }

    /// Restores the terminal before a crash ends the process.
    package static func watchCrashes() { SignalShims.watchCrashes() }

    /// Runs a write after which a crash has to write `rescue`; a crash meanwhile waits for its end.
    ///
    /// After a crash has begun, nothing is written.
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
