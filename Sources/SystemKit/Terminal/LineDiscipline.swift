import CSystem

/// A terminal's line discipline, as a whole.
package struct LineDiscipline {
    let modes: csys_modes

    private init(_ modes: csys_modes) { self.modes = modes }

    /// As it is now; fails where there is no terminal, or not any more.
    package init?(of descriptor: Int32) {
        var modes = csys_modes()
        guard unsafe csys_get_modes(descriptor, &modes) == 0 else { return nil }
        self.modes = modes
    }

    package func set(on descriptor: Int32) { _ = csys_set_modes(descriptor, modes) }

    /// Bytes come as they are typed, no key makes a signal, output is still processed.
    package var raw: Self { Self(csys_raw_modes(modes)) }

    /// Lines as before, but unseen.
    package var silent: Self { Self(csys_silent_modes(modes)) }

    /// What is typed can be read before its line is entered.
    package var withoutLines: Self { Self(csys_unlined_modes(modes)) }
}
