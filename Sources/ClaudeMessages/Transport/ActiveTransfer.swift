/// A running transfer; used on the engine's thread only.
final class ActiveTransfer {
    let easy: CurlEasy
    let transfer: Transfer
    let started = ContinuousClock.now
    var lastTraffic: ContinuousClock.Instant
    var hasFirstByte = false
    /// When the reader called `expectEnd`.
    var endExpected: ContinuousClock.Instant?

    init(_ easy: CurlEasy, _ transfer: Transfer) {
        self.easy = easy
        self.transfer = transfer
        lastTraffic = started
    }

    func noteTraffic(_ now: ContinuousClock.Instant) {
        switch transfer.takeTraffic() {
        case .some:
            hasFirstByte = true
            lastTraffic = now
        // Paused for a slow reader: the idle time-out does not apply.
        case .held: lastTraffic = now
        case .none: break
        }
    }

    func end(_ multi: CurlMulti, _ error: TransportError?) {
        multi.remove(easy)
        var error = error
        error?.wasSent = easy.wasSent
        transfer.finish(error)
    }

    /// When the first-byte or idle time-out expires.
    private var silenceEnds: ContinuousClock.Instant {
        let timeouts = transfer.request.timeouts
        return lastTraffic + (hasFirstByte ? timeouts.idle : timeouts.firstByte)
    }

    /// When the transfer is ended if no bytes come.
    var deadline: ContinuousClock.Instant {
        if let endExpected { return min(lastTraffic + .seconds(1), endExpected + .seconds(5)) }
        return min(silenceEnds, started + transfer.request.timeouts.total)
    }

    /// The error after the deadline.
    var lateness: TransportError {
        if endExpected != nil { return TransportError(.cutOff, "the end did not come") }
        let total = transfer.request.timeouts.total
        if silenceEnds < started + total {
            let silence = (silenceEnds - lastTraffic).components.seconds
            return TransportError(.stalled, "no data for \(silence) s")
        }
        return TransportError(.tookTooLong, "not over after \(total.components.seconds) s")
    }
}
