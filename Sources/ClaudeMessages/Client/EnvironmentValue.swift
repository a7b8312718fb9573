extension String {
    /// A value of the environment as it was meant: without the blanks, the byte order mark and the
    /// quotes that files, shells and container tools leave around it.
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
