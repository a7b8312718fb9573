import TextSearch

/// Reads the `NAME=value` lines of an environment file.
package enum EnvFile {
    /// The variables of a text; throws at the first line that is not `NAME=value`.
    ///
    /// `export` before a name, quotes around a value and `#` comments are understood; nothing is
    /// expanded or run.
    package static func parse(_ text: String, name: String) throws(Failure) -> [String: String] {
        guard !text.contains("\0") else {
            throw Failure(
                .configuration, "\(name) is no UTF-8 text, maybe UTF-16: save it as UTF-8")
        }
        var variables: [String: String] = [:]
        for (number, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            var line = trim(line)
            guard !line.isEmpty, line.first != "#" else { continue }
            if line.hasPrefix("export"), line.dropFirst(6).first?.isWhitespace == true {
                line = trim(line.dropFirst(6))
            }
            guard let equals = line.firstIndex(of: "="), equals > line.startIndex,
                line[..<equals].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
            else {
                throw Failure(
                    .configuration, "\(name), line \(number + 1): not of the form NAME=value")
            }
            variables[String(line[..<equals])] = value(trim(line[line.index(after: equals)...]))
        }
        return variables
    }

    private static func value(_ text: Substring) -> String {
        if let quote = text.first, quote == "\"" || quote == "'" {
            let inner = text.dropFirst()
            return String(inner[..<(inner.firstIndex(of: quote) ?? inner.endIndex)])
        }
        return String(trim(text.place(of: " #").map { text[..<$0.lowerBound] } ?? text))
    }

    /// Without blanks, and without a byte order mark, which editors put at the start of a file.
    private static func trim(_ text: Substring) -> Substring {
        func isNothing(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        }
        var scalars = text.unicodeScalars
        while scalars.first.map(isNothing) == true { scalars.removeFirst() }
        while scalars.last.map(isNothing) == true { scalars.removeLast() }
        return Substring(scalars)
    }
}
