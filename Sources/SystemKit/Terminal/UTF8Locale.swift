import CSystem

/// The C library's idea of characters, once it knows that they are UTF-8.
package enum UTF8Locale {
    /// Sets LC_CTYPE to UTF-8 once per process, whatever LANG says; false where there is no such.
    package static let isSet: Bool = csys_force_utf8() != 0

    /// Columns as the C library counts them; -1 where its tables do not know the scalar.
    package static func width(of scalar: Unicode.Scalar) -> Int {
        guard isSet, let character = wchar_t(exactly: scalar.value) else { return -1 }
        return Int(wcwidth(character))
    }
}
