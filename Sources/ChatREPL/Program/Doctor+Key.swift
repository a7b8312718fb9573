import ClaudeMessages

extension Doctor {
    /// The row that names the source of the key, never the key itself, and the search behind it.
    ///
    /// Keyring and programs are asked as before any request, because a request follows.
    func key(_ who: CredentialSources) -> (DoctorReport.Row, KeySearch) {
        let now = Surroundings.live.now()
        let programs = KeyPrograms(environment: environment.variables, now: now)
        let search: KeySearch
        do throws(Failure) {
            search = try who.find(by: programs)
        } catch {
            let code = error.code == .noPermission ? ExitCode.noPermission : .configuration
            return (.init("key", .wrong, error.sentence, code: code), KeySearch())
        }
        if let key = search.key { return (Self.row(key, now), search) }
        let row =
            who.needsKey
            ? DoctorReport.Row("key", .wrong, ErrorText.noKey(search.remarks))
            : DoctorReport.Row("key", .note, "none; this server is asked without")
        return (row, search)
    }

    private static func row(_ key: FoundKey, _ now: Double) -> DoctorReport.Row {
        let source = key.source.words
        guard let expires = key.expires else { return .init("key", .fine, source) }
        let left = Int((expires - now).rounded(.down))
        let words = Numbers.duration(seconds: left)
        return .init("key", left < 600 ? .note : .fine, "\(source), valid for another \(words)")
    }
}
