import CSystem

/// All terminal modes (termios).
package struct LineDiscipline {
    let modes: csys_modes

    private init(_ modes: csys_modes) { self.modes = modes }

    /// The current modes; fails when the descriptor is not a terminal, or one that has hung up.
    package init?(of descriptor: Int32) {
        var modes = csys_modes()
        guard unsafe csys_get_modes(descriptor, &modes) == 0 else { return nil }
        self.modes = modes
    }

    package func set(on descriptor: Int32) { _ = csys_set_modes(descriptor, modes) }

    /// Raw input: bytes arrive as typed and no key sends a signal; output is still processed.
    package var raw: Self { Self(csys_raw_modes(modes)) }

    /// Canonical mode without echo.
    package var silent: Self { Self(csys_silent_modes(modes)) }

    /// Non-canonical mode: what is typed can be read before Return.
    package var withoutLines: Self { Self(csys_unlined_modes(modes)) }
}
