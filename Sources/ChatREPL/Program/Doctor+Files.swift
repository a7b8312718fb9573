import ChatKit
import ChatStore
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

    /// Whether the line history is kept, with its lines and bytes.
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

    /// Whether conversations are kept, with their number and the size of their file.
    func conversations(_ preferences: Preferences) -> DoctorReport.Row {
        guard Archive.isWanted(preferences) else {
            return .init("chats", .fine, "no conversation is kept")
        }
        guard let archive = Archive(environment) else {
            return .init("chats", .note, ErrorText.noPlace)
        }
        let store = archive.store
        let file = store.place.file
        if let problem = store.obstacle { return Self.unusable(problem, file) }
        guard store.exists else {
            return .init("chats", .fine, "none yet; they are kept in \(file)")
        }
        do throws(DatabaseError) {
            try store.check()
            let count = Numbers.plural(try store.count(), "conversation")
            let size = Numbers.plural(Platform.fileFacts(file)?.size ?? 0, "byte")
            let journal = store.journal == .rollback ? "; \(ErrorText.leavesLog)" : ""
            return .init("chats", .fine, "\(count), \(size), in \(file)\(journal)")
        } catch {
            return Self.unusable(error, file)
        }
    }

    /// What all requests have cost.
    func spending() -> DoctorReport.Row? {
        guard let store = Archive(environment)?.store, store.exists,
            let spent = try? store.spent()
        else { return nil }
        let unpriced =
            spent.unpriced > 0 ? ", \(Numbers.grouped(spent.unpriced)) without a known price" : ""
        return .init(
            "spent", .fine,
            "\(Numbers.cost(spent.cost)) for \(Numbers.plural(spent.requests, "request"))\(unpriced)"
        )
    }

    private static func unusable(_ problem: DatabaseError, _ file: String) -> DoctorReport.Row {
        .init(
            "chats", .wrong, "\(ErrorText.notRead(problem)) (\(file))",
            code: problem == .busy ? .tryLater : .ioError)
    }

    // MARK: - File modes

    /// Files whose mode lets others read or change secrets (077), or change the settings (022).
    var files: [DoctorReport.Row] {
        let settings = (try? sources.file(arguments))?.path
        let folder = CredentialSources.profileFolder(environment.variables)
        let tokens = folder.map {
            ProfileFolder($0, environment: environment.variables, now: 0).tokenFiles
        }
        let secrets = [
            environment.secretsFile, environment.stateFolder.map { $0.path + "/history" },
        ]
        let rows =
            (secrets.compactMap(\.self) + (tokens ?? [])).compactMap {
                Self.open($0, bits: 0o077, "can be read or changed by others", cure: "chmod 600")
            }
            + [settings].compactMap(\.self).compactMap {
                Self.open($0, bits: 0o022, "can be changed by others", cure: "chmod go-w")
            }
        return rows
    }

    private static func open(
        _ path: String, bits: UInt32, _ what: String, cure: String
    ) -> DoctorReport.Row? {
        guard let mode = Platform.fileFacts(path)?.mode, mode & bits != 0 else { return nil }
        return .init(
            "files", .note, "\(path) \(what) (mode \(String(mode, radix: 8))): \(cure) \(path)")
    }
}
