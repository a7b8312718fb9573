extension Collection<String> {
    /// `a`, `a or b`, `a, b or c`.
    var alternatives: String { joined(last: "or") }

    /// `a`, `a and b`, `a, b and c`.
    var enumeration: String { joined(last: "and") }

    private func joined(last word: String) -> String {
        guard count > 1, let last = Array(self).last else { return joined() }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
