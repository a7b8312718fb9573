import ClaudeMessages

/// All settings, by name: flags, commands, help and documentation are made from it.
package struct SettingTable: Sendable {
    package let rows: [any AnySetting]

    package init(_ rows: [any AnySetting] = Settings.all) { self.rows = rows }

    /// Those that can be set there.
    package func reachable(_ reach: Reach) -> [any AnySetting] {
        rows.filter { $0.reach.contains(reach) }
    }

    package subscript(_ name: String) -> (any AnySetting)? { rows.first { $0.name == name } }

    /// The hint for an unknown name, which follows it in a sentence.
    func hint(for name: String, among reach: Reach, all: String) -> String {
        let names = reachable(reach).map(\.name)
        return Spelling.closest(to: name, among: names).map { "did you mean \($0)?" } ?? all
    }
}
