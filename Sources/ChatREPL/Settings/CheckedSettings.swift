import TextSearch

/// The valid lines of a configuration file, and what is wrong with the others.
package struct CheckedSettings {
    package struct Line {
        package let line: Int
        package let profile: String?
        package let setting: any AnySetting
        package let value: String
    }

    private(set) package var lines: [Line] = []
    private(set) package var problems: [SettingsFile.Problem]
    let profiles: Set<String>

    package init(_ file: SettingsFile, _ table: SettingTable) {
        let read = file.read()
        problems = read.problems
        profiles = read.profiles
        for assignment in read.assignments {
            do throws(BadValue) {
                lines.append(try Self.line(assignment, table))
            } catch {
                problems.append(
                    SettingsFile.Problem(line: assignment.line, reason: error.reason))
            }
        }
        problems.sort { $0.line < $1.line }
    }

    private static func line(
        _ assignment: SettingsFile.Assignment, _ table: SettingTable
    ) throws(BadValue) -> Line {
        let (name, value) = (assignment.name, assignment.value)
        let isKey = ["key", "token", "secret"].contains { name.lowercased().holds($0) }
        if isKey && table[name] == nil || value.hasPrefix("sk-ant-") {
            throw BadValue(
                reason: "keys are not kept here: write ANTHROPIC_API_KEY=… into the file .env "
                    + "beside it")
        }
        guard let setting = table[name] else {
            let hint = table.hint(for: name, among: .file, all: "claude-chat config lists all")
            throw BadValue(reason: "there is no setting '\(name.shortened)': \(hint)")
        }
        guard setting.reach.contains(.file) else {
            throw BadValue(reason: "\(name) is for the command line alone")
        }
        // The file of `@FILE` is read later, when its text is needed.
        if !setting.readsFiles || !value.hasPrefix("@") {
            var scratch = Preferences()
            do throws(BadValue) {
                try setting.set(value, from: .file(line: assignment.line), in: &scratch)
            } catch {
                throw BadValue(sentence: error.sentence(of: name))
            }
        }
        return Line(
            line: assignment.line, profile: assignment.profile, setting: setting, value: value)
    }
}
