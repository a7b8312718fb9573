package import ClaudeMessages

/// What `claude-chat doctor` has found; nothing in it is secret.
package struct DoctorReport: Sendable {
    package enum State: String, Sendable {
        case fine = "ok"
        /// A remark that does not change the exit code.
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
        /// The exit code of the program where the state is `wrong`.
        package let code: ExitCode

        init(_ name: String, _ state: State, _ text: String, code: ExitCode = .configuration) {
            self.name = name
            self.state = state
            self.text = text
            self.code = code
        }
    }

    package var rows: [Row] = []

    /// The code of the first row that is wrong, else 0.
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
