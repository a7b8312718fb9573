extension EnvFile {
    /// The text with a new value for a name, or for nil without it; other lines stay as they are.
    package static func changed(_ text: String, _ name: String, to value: String?) -> String {
        var lines = text.unicodeScalars
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let places = lines.indices.filter { sets(name, lines[$0]) }
        let new = value.map { "\(name)=\($0)" }
        if let new, let last = places.last {
            lines[last] = new
        } else {
            for place in places.reversed() { lines.remove(at: place) }
            if let new {
                if lines.last?.isEmpty == true { lines.removeLast() }
                lines += [new, ""]
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a line sets that variable.
    private static func sets(_ name: String, _ line: String) -> Bool {
        (try? parse(line, name: ""))?.keys.contains(name) == true
    }
}
