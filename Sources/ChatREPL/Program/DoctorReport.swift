package import ClaudeMessages

/// What `claude-chat doctor` has found; nothing in it is secret.
package struct DoctorReport: Sendable {
    package enum State: String, Sendable {
        case fine = "ok"
        /// Worth knowing, and no reason to stop.
        case note
        case wrong

        fileprivate var sign: String {
            switch self {
            case .fine: "✓"
            case .note: "·"
            case .wrong: "✗"
            }
        }
    }

    package struct Row: Sendable {
        package let name: String
        package let state: State
        package let text: String
        /// How the program ends where it is wrong.
        package let code: ExitCode

        init(_ name: String, _ state: State, _ text: String, code: ExitCode = .configuration) {
            self.name = name
            self.state = state
            self.text = text
            self.code = code
        }
    }

    package var rows: [Row] = []

    /// That of the first thing that is wrong.
    package var code: ExitCode { rows.first { $0.state == .wrong }?.code ?? .success }

    package var text: String {
        let columns = rows.map { ("\($0.state.sign) \($0.name)", $0.text) }
        return TwoColumns.aligned(columns).map { $0 + "\n" }.joined()
    }

    package var json: JSON {
        let checks = rows.map { row -> JSON in
            ["name": JSON(row.name), "state": JSON(row.state.rawValue), "text": JSON(row.text)]
        }
        return [
            "version": JSON(Version.current), "exit": JSON(Int(code.rawValue)),
            "checks": .array(checks),
        ]
    }
}
