import ChatKit
import ChatTerminal
import ClaudeMessages

extension Doctor {
    func settings() throws(Failure) -> DoctorReport.Row {
        guard let file = try sources.file(arguments) else {
            return .init("settings", .fine, "no configuration file is wanted, or HOME is not set")
        }
        guard let text = try sources.files.settings(file.path) else {
            return .init("settings", .fine, "there is no \(file.path)")
        }
        let count = CheckedSettings(SettingsFile(text), sources.table).lines.count
        let profile = file.profile.map { ", profile \($0)" } ?? ""
        return .init(
            "settings", .fine, "\(Numbers.plural(count, "line")) in \(file.path)\(profile)")
    }

    /// What is kept, and how much it is.
    func history(_ preferences: Preferences) -> DoctorReport.Row {
        if preferences[Settings.isPrivate] { return .init("kept", .fine, "nothing: private is on") }
        guard let (folder, root) = environment.stateFolder else {
            return .init("kept", .note, ErrorText.noHome)
        }
        let path = folder + "/history"
        do throws(HistoryFile.Failure) {
            let count = try HistoryFile(path: path, below: root).load().entries.count
            let size =
                Platform.fileFacts(path).map { ", \(Numbers.plural($0.size, "byte"))," } ?? ""
            return .init("kept", .fine, "\(Numbers.plural(count, "typed line"))\(size) in \(path)")
        } catch {
            return .init("kept", .note, ErrorText.noHistory(error))
        }
    }
}
