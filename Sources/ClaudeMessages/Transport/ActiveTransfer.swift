/// A transfer under way; known to the engine's thread alone.
final class ActiveTransfer {
    let easy: CurlEasy
    let transfer: Transfer
    let started = ContinuousClock.now
    var lastTraffic: ContinuousClock.Instant
    var hasFirstByte = false
    /// When its reader said that the answer is over.
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
        // A slow reader: its silence is not the server's.
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

    /// When the server will have been silent for too long.
    private var silenceEnds: ContinuousClock.Instant {
        let timeouts = transfer.request.timeouts
        return lastTraffic + (hasFirstByte ? timeouts.idle : timeouts.firstByte)
    }

    /// When it ends if nothing happens.
    var deadline: ContinuousClock.Instant {
        if let endExpected { return min(lastTraffic + .seconds(1), endExpected + .seconds(5)) }
        return min(silenceEnds, started + transfer.request.timeouts.total)
    }

    /// What it means that the deadline has passed.
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
