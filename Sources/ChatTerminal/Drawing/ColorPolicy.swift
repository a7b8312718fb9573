/// Whether styles are rendered as escape sequences, chosen once from the environment.
package struct ColorPolicy: Sendable, Equatable {
    package let isOn: Bool

    package init(isOn: Bool) { self.isOn = isOn }

    package static let off = ColorPolicy(isOn: false)
    package static let on = ColorPolicy(isOn: true)

    /// NO_COLOR has precedence; a forced colour applies to pipes too; a dumb one has none.
    package init(environment: [String: String], isTerminal: Bool) {
        func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
        func isForced(_ name: String) -> Bool { isSet(name) && environment[name] != "0" }
        if isSet("NO_COLOR") {
            isOn = false
        } else if isForced("CLICOLOR_FORCE") || isForced("FORCE_COLOR") {
            isOn = true
        } else if environment["CLICOLOR"] == "0" || environment["FORCE_COLOR"] == "0" {
            isOn = false
        } else {
            isOn = isTerminal && isSet("TERM") && environment["TERM"] != "dumb"
        }
    }
}
