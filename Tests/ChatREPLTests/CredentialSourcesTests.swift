import ChatREPL
import ClaudeMessages
import Testing

/// The sources of the key, and the order in which they are asked.
@Suite struct CredentialSourcesTests {
    /// Every source of a key, in the order in which they are asked.
    enum Source: Int, CaseIterable, CustomTestStringConvertible {
        case namedKey, namedToken, namedProfile, key, token, profile, command, folderKey
        case folderToken, folderProfile, keyring, activeProfile

        var testDescription: String { "\(self)" }
    }

    /// Answers for the sources that are not variables, and records which were asked.
    final class Door: KeyAccess {
        let sources: Set<Source>
        private(set) var asked: [String] = []

        init(_ sources: Set<Source>) { self.sources = sources }

        func ask(command words: [String]) throws(Failure) -> FoundKey {
            asked.append(words.joined(separator: " "))
            return FoundKey(.apiKey("command"), from: .command("/bin/program"))
        }

        func ask(keyringFor baseURL: BaseURL) -> KeyAnswer {
            asked.append("keyring")
            guard sources.contains(.keyring) else { return .passed("the keyring is locked") }
            return .key(FoundKey(.apiKey("keyring"), from: .keyring("/bin/program")))
        }

        func ask(
            profile name: String?, in folder: String, for baseURL: BaseURL
        ) throws(Failure) -> KeyAnswer {
            asked.append("\(folder) \(name ?? "active")")
            guard name != nil || sources.contains(.activeProfile) else { return .none }
            return .key(
                FoundKey(.bearer(name ?? "activeProfile"), from: .profile(name ?? "default")))
        }
    }

    private static func facts(_ sources: Set<Source>) -> CredentialSources.Facts {
        func variables(_ key: Source, _ token: Source, _ profile: Source) -> [String: String] {
            let all = [
                ("ANTHROPIC_API_KEY", key), ("ANTHROPIC_AUTH_TOKEN", token),
                ("ANTHROPIC_PROFILE", profile),
            ]
            return Dictionary(
                uniqueKeysWithValues: all.map { name, source in
                    (name, sources.contains(source) ? "\(source)" : "")
                })
        }
        var facts = CredentialSources.Facts()
        facts.named = variables(.namedKey, .namedToken, .namedProfile)
        facts.environment = variables(.key, .token, .profile).merging(["HOME": "/h/"]) { $1 }
        facts.folder = variables(.folderKey, .folderToken, .folderProfile)
        facts.command = sources.contains(.command) ? ["program", "word"] : nil
        return facts
    }

    private static func find(_ sources: Set<Source>) throws -> (KeySearch, asked: [String]) {
        let door = Door(sources)
        let search = try CredentialSources(facts(sources), baseURL: .anthropic, needsKey: true)
            .find(by: door)
        return (search, door.asked)
    }

    private static func credential(_ source: Source) -> Credential {
        switch source {
        case .namedKey, .key, .folderKey, .command, .keyring: .apiKey("\(source)")
        case .namedToken, .token, .folderToken, .namedProfile, .profile, .folderProfile,
            .activeProfile:
            .bearer("\(source)")
        }
    }

    /// Of any two sources the first is used, and none after it is asked.
    @Test(arguments: Source.allCases) func eachWinsOverThoseBehindIt(_ first: Source) throws {
        for second in Source.allCases where second.rawValue >= first.rawValue {
            let (search, asked) = try Self.find([first, second])
            #expect(search.key?.credential == Self.credential(first), "\(first) and \(second)")
            if first.rawValue < Source.keyring.rawValue { #expect(!asked.contains("keyring")) }
            if first.rawValue < Source.command.rawValue { #expect(!asked.contains("program word")) }
        }
    }

    @Test func whereProfilesAre() throws {
        #expect(try Self.find([.profile]).asked == ["/h/.config/anthropic profile"])
        #expect(try Self.find([]).asked == ["keyring", "/h/.config/anthropic active"])
        var facts = Self.facts([])
        facts.environment["ANTHROPIC_CONFIG_DIR"] = "/elsewhere"
        let there = CredentialSources(facts, baseURL: .anthropic, needsKey: true)
        #expect(there.profiles == "/elsewhere")
        // A relative path is ignored: files in the current folder give no key.
        facts.environment["ANTHROPIC_CONFIG_DIR"] = "relative"
        #expect(CredentialSources(facts, baseURL: .anthropic, needsKey: true).profiles == nil)
        facts.environment["ANTHROPIC_PROFILE"] = "work"
        #expect(throws: Failure(.configuration, ErrorText.noProfileFolder)) {
            try CredentialSources(facts, baseURL: .anthropic, needsKey: true).find(by: Door([]))
        }
    }

    @Test func whoCouldNotBeAskedIsRemembered() throws {
        let (search, _) = try Self.find([])
        #expect(search == KeySearch(remarks: ["the keyring is locked"]))
        #expect(ErrorText.noKey(search.remarks).hasSuffix("make demo); the keyring is locked"))
    }

    /// A server on this machine gets only a key that was named explicitly, never the keyring's.
    @Test func aServerThatNeedsNoKey() throws {
        let baseURL = try BaseURL("http://localhost:1")
        func find(_ sources: Set<Source>, isAsked: Bool = false) throws -> (Credential?, [String]) {
            var facts = Self.facts(sources)
            facts.isCommandAsked = isAsked
            let door = Door(sources)
            let search = try CredentialSources(facts, baseURL: baseURL, needsKey: false)
                .find(by: door)
            return (search.key?.credential, door.asked)
        }
        #expect(try find([.keyring, .activeProfile, .command]) == (nil, []))
        #expect(try find([.command], isAsked: true) == (.apiKey("command"), ["program word"]))
        #expect(try find([.folderKey, .keyring]) == (.apiKey("folderKey"), []))
        #expect(try find([.profile]) == (.bearer("profile"), ["/h/.config/anthropic profile"]))
    }

    @Test func aProfileOfAnotherServer() throws {
        struct Foreign: KeyAccess {
            func ask(command words: [String]) throws(Failure) -> FoundKey {
                throw Failure(.software, "asked")
            }
            func ask(keyringFor baseURL: BaseURL) -> KeyAnswer { .none }
            func ask(
                profile name: String?, in folder: String, for baseURL: BaseURL
            ) throws(Failure) -> KeyAnswer { .passed("foreign") }
        }
        func find(_ sources: Set<Source>, needsKey: Bool) throws -> KeySearch {
            try CredentialSources(Self.facts(sources), baseURL: .anthropic, needsKey: needsKey)
                .find(by: Foreign())
        }
        // A profile that was named and cannot be used is an error.
        #expect(throws: Failure(.configuration, "foreign")) {
            try find([.profile, .folderKey], needsKey: true)
        }
        #expect(try find([.profile], needsKey: false) == KeySearch())
        #expect(try find([], needsKey: true) == KeySearch(remarks: ["foreign"]))
    }

    @Test func namesForPeople() {
        let words: [(KeySource, String)] = [
            (.variable("ANTHROPIC_API_KEY", .environment), "ANTHROPIC_API_KEY, from environment"),
            (.variable("ANTHROPIC_API_KEY", .folder("/h/.env")), "ANTHROPIC_API_KEY, from /h/.env"),
            (.variable("ANTHROPIC_AUTH_TOKEN", .named), "ANTHROPIC_AUTH_TOKEN, from --env-file"),
            (.command("/usr/bin/pass"), "the key command /usr/bin/pass"),
            (.keyring("/usr/bin/secret-tool"), "the keyring, by /usr/bin/secret-tool"),
            (.profile("work"), "the profile work of Anthropic's CLI"),
            (
                .profile("work", program: "/usr/bin/ant"),
                "the profile work of Anthropic's CLI, by /usr/bin/ant"
            ),
        ]
        for (source, expected) in words { #expect(source.words == expected) }
    }

    /// A source that is asked before the key that `login` keeps is used instead.
    @Test func whoWinsOverWhatIsKept() {
        func winner(_ sources: Set<Source>, isKeyring: Bool) -> String? {
            CredentialSources(Self.facts(sources), baseURL: .anthropic, needsKey: true)
                .winner(overKeyring: isKeyring)?.words
        }
        #expect(winner([.folderKey], isKeyring: false) == nil)
        #expect(winner([.folderKey], isKeyring: true) == "ANTHROPIC_API_KEY, from .env")
        #expect(winner([.token], isKeyring: false) == "ANTHROPIC_AUTH_TOKEN, from environment")
        #expect(winner([.command], isKeyring: false) == "the key command")
    }
}
