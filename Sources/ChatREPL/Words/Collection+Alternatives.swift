extension Collection<String> {
    /// `a`, `a or b`, `a, b or c`.
    var alternatives: String {
        guard count > 1, let last = Array(self).last else { return joined() }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
