package import ChatTerminal

// What cannot be written, kept or copied.
extension ErrorText {
    package static func cannotWrite(_ number: Int32) -> String {
        "could not write: \(Platform.errorText(number))"
    }

    /// Why lines are not kept; the chat goes on without.
    package static func noHistory(_ failure: HistoryFile.Failure) -> String {
        "lines are not kept in \(failure.path): \(reason(failure))"
    }

    /// Why lines of deleted conversations are still in the line history.
    static func notForgotten(_ failure: HistoryFile.Failure) -> String {
        "what was typed there is still in \(failure.path): \(reason(failure)); delete its lines"
    }

    private static func reason(_ failure: HistoryFile.Failure) -> String {
        switch failure.step {
        case .home: "there is no such folder"
        case .kind: "it is not a regular file"
        case .owner: "it, or its folder, belongs to someone else"
        case .folder, .open, .read, .write: Platform.errorText(failure.errno)
        }
    }

    package static let noHome = "lines are not kept: HOME names no folder"

    package static func copied(_ what: String, _ report: CopyReport, isTooLong: Bool) -> String {
        let failures = report.failures.map { failure in
            failure.code.map { "; \(failure.program) failed (\($0))" }
                ?? "; \(failure.program) hangs and was stopped"
        }
        let hasDesktop = report.places.contains(.desktop)
        let said =
            if report.places.contains(.tmux) {
                "copied \(what) into tmux's buffer (prefix ] pastes it)"
                    + (hasDesktop
                        ? " and the clipboard" : " and, if it may, your terminal's clipboard")
            } else if hasDesktop {
                "copied \(what) into the clipboard"
            } else if report.places.contains(.terminal) {
                "copied \(what), if the terminal allows it (OSC 52)"
            } else if isTooLong {
                "too long for the terminal's clipboard: /save-answer writes it into a file"
            } else {
                "there is no terminal to copy with: /save-answer writes it into a file"
            }
        return said + failures.joined()
    }
}
