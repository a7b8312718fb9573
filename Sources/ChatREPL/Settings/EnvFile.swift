/// Reads the `NAME=value` lines of an environment file.
package enum EnvFile {
    /// The variables of a text; a line that is none is the failure.
    ///
    /// `export` before a name, quotes around a value and `#` comments are understood; nothing is
    /// expanded or run.
    package static func parse(_ text: String, name: String) throws(Failure) -> [String: String] {
        var variables: [String: String] = [:]
        for (number, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            var line = trim(line)
            guard !line.isEmpty, line.first != "#" else { continue }
            if line.hasPrefix("export ") { line = trim(line.dropFirst(7)) }
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
        return String(trim(text.firstRange(of: " #").map { text[..<$0.lowerBound] } ?? text))
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
