import SystemKit

/// What became of a text that was to be copied.
package struct CopyReport: Sendable, Hashable {
    package enum Place: Sendable, Hashable {
        /// tmux holds it in a buffer of its own.
        case tmux
        /// The clipboard of the desktop.
        case desktop
        /// The terminal got it; whether it allows that cannot be known.
        case terminal
    }

    /// A program that did not take it.
    package struct Failure: Sendable, Hashable {
        package let program: String
        /// `nil` when it took too long and was ended.
        package let code: Int32?
        let place: Place
    }

    /// Where the text is now.
    package var places: [Place] = []
    /// Of the places where it is not.
    package private(set) var failures: [Failure] = []

    package init(_ places: [Place] = []) { self.places = places }

    /// Nothing took it there yet, and nothing there hangs.
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
        // As a shell tells it.
        case .killed(let signal): code = 128 &+ signal
        case .notStarted: code = 126
        }
        failures.removeAll { $0.place == command.place }
        failures.append(Failure(program: command.program, code: code, place: command.place))
    }
}
