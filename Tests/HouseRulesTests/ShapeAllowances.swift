/// Exceptions to the shape rules: the current figures are the maximum.
///
/// Lower a figure when the code has improved; raising one needs a reason.
enum ShapeAllowances {
    /// Folders with circular dependencies, and the most dependencies between them.
    static let ties: [(target: String, folders: Set<String>, arrows: Int)] = [
        (
            "FakeClaude",
            [
                "Answers", "Batches", "Cache", "Delivery", "Faults", "Files", "Money", "Rules",
                "Server", "ServerTools", "Stream", "Tokens",
            ], 51
        )
    ]

    /// Classes above the size limit.
    static let classes: [String: (stored: Int, lines: Int)] = [:]

    static let protocols: [String: Int] = [:]

    /// Types used by other files in a file with another name.
    static let strays: [String: String] = [:]
}
