extension String {
    /// The value of an environment variable without blanks, byte order mark and quotes around it.
    ///
    /// Files, shells and container tools leave them there.
    package var asMeant: String {
        func isWrapping(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                || scalar.properties.isQuotationMark || scalar == "`"
        }
        var scalars = unicodeScalars[...]
        while scalars.first.map(isWrapping) == true { scalars.removeFirst() }
        while scalars.last.map(isWrapping) == true { scalars.removeLast() }
        return String(scalars)
    }
}
