import ChatREPL
import ClaudeMessages
import Foundation
import Testing

/// The files of profiles of Anthropic's own CLI: which are used, and how others are refused.
@Suite struct AnthropicProfileTests {
    private static let now = 1_000_000.0
    private static let token =
        #"{"type":"oauth_token","access_token":"CANARY","expires_at":1003600}"#

    private let home: HomeFolder
    private var folder: String { home.path + "/anthropic" }

    init() throws { home = try HomeFolder() }

    private func settings(_ name: String, _ text: String = "{}", mode: Int = 0o644) throws {
        try home.write(text, to: "anthropic/configs/\(name).json", mode: mode)
    }

    private func token(_ name: String, _ text: String = token, mode: Int = 0o600) throws {
        try home.write(text, to: "anthropic/credentials/\(name).json", mode: mode)
    }

    private func find(
        _ name: String? = "work", for address: String = "https://api.anthropic.com"
    ) throws -> KeyAnswer {
        try ProfileFolder(folder, environment: ["HOME": home.path], now: Self.now)
            .key(of: name, for: BaseURL(address))
    }

    /// The exit code and the sentence of a profile that gives no key.
    private func refusal(_ name: String? = "work") -> (code: ExitCode?, sentence: String) {
        let failure = #expect(throws: Failure.self) { try find(name) }
        let sentence = failure?.sentence ?? ""
        #expect(!sentence.contains("CANARY"))
        return (failure?.code, sentence.replacing(home.path, with: "HOME"))
    }

    @Test func aTokenAndWhatGoesWithIt() throws {
        try settings("work", #"{"workspace_id":"wrkspc_1","authentication":{"type":"user_oauth"}}"#)
        try token("work")
        var key = FoundKey(.bearer("CANARY"), from: .profile("work"))
        key.betas = ["oauth-2025-04-20"]
        key.headers = [HeaderField("anthropic-workspace-id", "wrkspc_1")]
        key.expires = 1_003_600
        #expect(try find() == .key(key))
    }

    /// A token of OIDC federation names its workspace, so no header field does.
    @Test func aTokenForAWorkspace() throws {
        try settings("work", #"{"workspace_id":"w","authentication":{"type":"oidc_federation"}}"#)
        try token("work", #"{"access_token":"CANARY"}"#)
        guard case .key(let key) = try find() else { throw Failure(.software, "no key") }
        #expect(key.headers == [] && key.expires == nil)
    }

    @Test func whichOneIsActive() throws {
        #expect(try find(nil) == .none)
        try token("default")
        try token("work")
        func source() throws -> KeySource? {
            guard case .key(let key) = try find(nil) else { return nil }
            return key.source
        }
        #expect(try source() == .profile("default"))
        try home.write("work\n", to: "anthropic/active_config", mode: 0o644)
        #expect(try source() == .profile("work"))
        try home.write("gone", to: "anthropic/active_config", mode: 0o644)
        #expect(try find(nil) == .none)
        try home.write("../work", to: "anthropic/active_config", mode: 0o644)
        #expect(
            refusal(nil)
                == (
                    .configuration,
                    ErrorText.badProfileName(in: "HOME/anthropic/active_config")
                ))
    }

    @Test(arguments: [
        "../work", "..", ".hidden", "a/b", "a\\b", "", " work", "work ", "a\u{0}b", "a\nb",
        "a\u{1B}b",
        String(repeating: "x", count: 201),
    ])
    func namesThatLeadElsewhere(_ name: String) throws {
        try token("work")
        let (code, sentence) = refusal(name)
        #expect(code == .configuration)
        #expect(sentence == ErrorText.badProfileName(in: "ANTHROPIC_PROFILE"))
    }

    @Test(arguments: ["work", "a.b", "Wörk 2", "-x"]) func namesThatAreOne(_ name: String) throws {
        #expect(AnthropicProfile.isName(name))
        try token(name)
        guard case .key = try find(name) else { throw Failure(.software, "no key") }
    }

    @Test func looseFiles() throws {
        for mode in [0o640, 0o604, 0o644, 0o620] {
            try token("work", mode: mode)
            #expect(
                refusal()
                    == (
                        .configuration,
                        "HOME/anthropic/credentials/work.json can be read by others and is not "
                            + "used: chmod 600 it"
                    ))
        }
        try token("work")
        try settings("work", mode: 0o666)
        #expect(
            refusal()
                == (
                    .configuration,
                    "HOME/anthropic/configs/work.json can be written by others and is not used: "
                        + "chmod o-w it"
                ))
    }

    @Test func whatHasExpired() throws {
        for time in ["1", "999999", "1000000", "1000029", "1e3"] {
            try token("work", #"{"access_token":"CANARY","expires_at":\#(time)}"#)
            let expected = (
                ExitCode?.some(.noPermission), ErrorText.expiredProfile("work")
            )
            #expect(refusal() == expected)
        }
        try home.write("work", to: "anthropic/active_config")
        #expect(refusal(nil).code == .noPermission)
    }

    /// A folder in place of a file cannot be read by any user, root included.
    @Test(arguments: ["credentials/work.json", "configs/work.json"])
    func whatCannotBeRead(_ path: String) throws {
        try settings("other")
        try token("other")
        try FileManager.default.createDirectory(
            atPath: "\(folder)/\(path)", withIntermediateDirectories: false)
        #expect(
            refusal()
                == (.configuration, "HOME/anthropic/\(path) is not a regular file"))
    }

    @Test(arguments: [
        "", "{", "[]", "\"CANARY\"", #"{"access_token":1}"#, "{}", #"{"access_token":""}"#,
        #"{"access_token":"CANARY","expires_at":"2026-11-27"}"#, #"{"access_token":"CAN ARY"}"#,
        #"{"access_token":"CANARY\n"}"#,
    ])
    func garbledTokens(_ text: String) throws {
        try token("work", text)
        #expect(
            refusal()
                == (
                    .configuration,
                    ErrorText.garbledProfile("HOME/anthropic/credentials/work.json")
                ))
    }

    @Test(arguments: [
        "[]", "{", #"{"base_url":1}"#, #"{"base_url":"h.example"}"#, #"{"workspace_id":[]}"#,
        #"{"authentication":{"credentials_path":"relative.json"}}"#,
    ])
    func garbledSettings(_ text: String) throws {
        try settings("work", text)
        try token("work")
        #expect(
            refusal()
                == (.configuration, ErrorText.garbledProfile("HOME/anthropic/configs/work.json")))
    }

    /// A token is sent to the server of its profile only; for others the file is not even read.
    @Test func anotherServer() throws {
        try settings("work", #"{"base_url":"https://h.example/"}"#)
        try token("work", "CANARY", mode: 0o644)
        let own = try BaseURL("https://h.example")
        #expect(
            try find() == .passed(ErrorText.foreignProfile("work", for: own, not: .anthropic)))
        try token("work")
        guard case .key = try find(for: "https://h.example") else {
            throw Failure(.software, "no key")
        }
        for address in ["http://h.example", "https://h.example:1", "https://h.example.org"] {
            let other = try BaseURL(address, allowsHTTP: true)
            let answer = try ProfileFolder(folder, environment: [:], now: Self.now)
                .key(of: "work", for: other)
            #expect(answer == .passed(ErrorText.foreignProfile("work", for: own, not: other)))
        }
    }

    @Test func whatIsNotThere() throws {
        #expect(
            refusal()
                == (.configuration, ErrorText.noProfile("work", in: "HOME/anthropic")))
        try settings("work")
        #expect(refusal() == (.configuration, ErrorText.notLoggedIn("work")))
        try home.write("work", to: "anthropic/active_config")
        #expect(try find(nil) == .passed(ErrorText.notLoggedIn("work")))
    }

    @Test func aTokenElsewhere() throws {
        try settings("work", #"{"authentication":{"credentials_path":"~/kept/token"}}"#)
        try home.write(Self.token, to: "kept/token")
        guard case .key(let key) = try find() else { throw Failure(.software, "no key") }
        #expect(key.credential == .bearer("CANARY"))
    }
}
