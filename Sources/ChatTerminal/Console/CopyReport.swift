import SystemKit

/// Where a text was copied to, and which programs failed.
package struct CopyReport: Sendable, Hashable {
    package enum Place: Sendable, Hashable {
        /// A tmux paste buffer.
        case tmux
        /// The clipboard of the desktop.
        case desktop
        /// Sent to the terminal (OSC 52), which does not say whether it accepts it.
        case terminal
    }

    /// A clipboard program that failed.
    package struct Failure: Sendable, Hashable {
        package let program: String
        /// The exit code; `nil` if it was ended at the time limit.
        package let code: Int32?
        let place: Place
    }

    /// Where the text is now.
    package var places: [Place] = []
    /// The last failed program of each place that does not have the text.
    package private(set) var failures: [Failure] = []

    package init(_ places: [Place] = []) { self.places = places }

    /// No program has succeeded for the place, and none has run into the time limit.
    func needs(_ place: Place) -> Bool {
        !places.contains(place) && !failures.contains { $0.place == place && $0.code == nil }
    }

    mutating func note(_ end: ProcessEnd, of command: CopyPlan.Command) {
        var code: Int32?
        switch end {
        case .exited(0):
            failures.removeAll { $0.place == command.place }
            places.append(command.place)
            return
        case .notFound: return
        case .ended: code = nil
        case .exited(let number): code = number
        // As shells report it.
        case .killed(let signal): code = 128 &+ signal
        case .notStarted: code = 126
        }
        failures.removeAll { $0.place == command.place }
        failures.append(Failure(program: command.program, code: code, place: command.place))
    }
}
