import CSystem

/// The character functions of the C library, set to UTF-8.
package enum UTF8Locale {
    /// Sets LC_CTYPE to UTF-8 once per process, whatever LANG is; false when no such locale exists.
    package static let isSet: Bool = csys_force_utf8() != 0

    /// The width in columns by wcwidth(3); -1 for a scalar that the C library does not know.
    package static func width(of scalar: Unicode.Scalar) -> Int {
        guard isSet, let character = wchar_t(exactly: scalar.value) else { return -1 }
        return Int(wcwidth(character))
    }
}
