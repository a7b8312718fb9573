/// A retired model; kept so that its name gets a more helpful error than "not found".
struct RetiredModel: Sendable {
    /// The id without its date.
    let family: String
    let line: ClaudeModel.Line
    /// The retirement date, `YYYY-MM-DD`.
    let day: String

    /// Whether a name is this model's, with any date or none.
    func matches(_ name: String) -> Bool {
        guard name.hasPrefix(family) else { return false }
        let rest = name.dropFirst(family.count)
        return rest.isEmpty || rest == "-latest" || rest == "-0"
            || rest.first == "-" && rest.count == 9 && rest.dropFirst().allSatisfy(\.isNumber)
    }

    /// The API's documented list of deprecations of 2026-10-10.
    static let all = [
        RetiredModel(family: "claude-opus-4-1", line: .opus, day: "2026-08-05"),
        RetiredModel(family: "claude-opus-4", line: .opus, day: "2026-06-15"),
        RetiredModel(family: "claude-sonnet-4", line: .sonnet, day: "2026-06-15"),
        RetiredModel(family: "claude-3-7-sonnet", line: .sonnet, day: "2026-02-19"),
        RetiredModel(family: "claude-3-5-haiku", line: .haiku, day: "2026-02-19"),
        RetiredModel(family: "claude-3-haiku", line: .haiku, day: "2026-04-20"),
        RetiredModel(family: "claude-3-opus", line: .opus, day: "2026-01-05"),
        RetiredModel(family: "claude-3-5-sonnet", line: .sonnet, day: "2025-10-28"),
        RetiredModel(family: "claude-3-sonnet", line: .sonnet, day: "2025-07-21"),
        RetiredModel(family: "claude-2.1", line: .sonnet, day: "2025-07-21"),
        RetiredModel(family: "claude-2.0", line: .sonnet, day: "2025-07-21"),
    ]
}
