import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages

extension ProgramCommand {
    /// Deletes all kept conversations, or old ones.
    static let wipe = ProgramCommand(
        name: "wipe",
        forms: [
            (
                "wipe [--older DAYS] [--yes]",
                "delete every conversation and draft, or the old ones, after a typed yes"
            ), ("wipe --spending", "the same, and what was spent"),
        ], flags: [older, isSure, takesSpending]
    ) { arguments, sources, diagnostics throws(Failure) in
        guard arguments.words.isEmpty else { return nil }
        guard let archive = Archive(sources.environment), archive.store.exists else {
            return ProgramOutput("there is nothing to delete\n")
        }
        let preferences = arguments.preferences
        let wipe = Wipe(
            archive: archive, days: preferences[older], takesSpending: preferences[takesSpending],
            diagnostics: diagnostics, mayAsk: sources.environment.inputIsTerminal,
            now: Surroundings.live.now)
        return ProgramOutput(try wipe.run(isSure: preferences[isSure]))
    }

    private static let older = Setting(
        "older", SettingDomain.days.orNone("none"), standard: Int?.none, reach: .flag,
        "only conversations that have not changed for so many days")
    private static let isSure = Setting(
        "yes", .toggle, standard: false, reach: .flag, "without asking, for scripts")
    private static let takesSpending = Setting(
        "spending", .toggle, standard: false, reach: .flag, "delete what was spent as well")
}

/// Deletes kept conversations, after a typed yes.
struct Wipe {
    let archive: Archive
    /// Only those unchanged for so long; nil for all.
    let days: Int?
    let takesSpending: Bool
    let diagnostics: Diagnostics
    /// Whether a person is at standard input.
    let mayAsk: Bool
    /// Seconds since 1970.
    let now: @Sendable () -> Double

    /// What it prints at the end.
    func run(isSure: Bool) throws(Failure) -> String {
        let store = archive.store
        let before = days.map { now() - Double($0) * 86_400 } ?? .infinity
        let lines = try archive.read { () throws(DatabaseError) in
            try store.list().filter { $0.changed < before }
        }
        let drafts = try archive.read { () throws(DatabaseError) in
            try store.draftCount(before: before)
        }
        let size = Platform.fileFacts(store.place.file)?.size ?? 0
        func what(_ count: Int) -> String {
            Numbers.plural(count, "conversation") + rest
        }
        let rest =
            (drafts > 0 ? ", \(Numbers.plural(drafts, "draft"))" : "")
            + (takesSpending ? " and what was spent\(days == nil ? "" : " before")" : "")
        guard !lines.isEmpty || drafts > 0 || takesSpending else {
            return "there is nothing to delete\n"
        }
        if !isSure {
            let whole = "the file has \(Numbers.plural(size, "byte"))"
            guard try isWanted("delete \(what(lines.count))? \(whole). Type yes: ") else {
                throw Failure(.usage, "nothing was deleted: only a whole yes deletes")
            }
        }
        let news = DeletingNews(lines.count, diagnostics, now: now)
        let deleted = try archive.delete(
            lines, drafts: drafts > 0 ? before : nil, progress: news.tell)
        if let problem = deleted.problem { diagnostics.say(problem) }
        if takesSpending {
            try archive.read { () throws(DatabaseError) in
                try Deletion(store).deleteSpending(before: before)
            }
        }
        return "deleted \(what(deleted.count))\n"
    }

    /// Only a whole yes counts.
    private func isWanted(_ question: String) throws(Failure) -> Bool {
        guard mayAsk, let terminal = Platform.openTerminal(),
            let asking = TerminalQuestion(terminal: terminal)
        else {
            throw Failure(
                .usage, "nothing was deleted: nobody is there to ask; --yes deletes without asking")
        }
        return asking.text(question)?[...].trimmed.lowercased() == "yes"
    }
}
