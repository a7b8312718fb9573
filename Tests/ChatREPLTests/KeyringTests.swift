import ChatREPL
import ClaudeMessages
import SystemKit
import Testing

/// The system's keyring: the calls of its program, and how its results are read.
@Suite struct KeyringTests {
    private static let key = "sk-ant-CANARY-\"'\\$"

    /// The key is in standard input, not in an argument, which every user of the machine can read.
    @Test(arguments: KeyringProgram.allCases) func theKeyIsInWhatIsReadAlone(
        _ program: KeyringProgram
    ) {
        let orders = [
            program.lookup("h"), program.store(Self.key, "h"), program.clear("h"),
        ]
        for order in orders {
            #expect(!order.arguments.contains { $0.contains("CANARY") })
        }
    }

    @Test func whatEachIsTold() {
        typealias Order = KeyringProgram.Order
        let tool = KeyringProgram.secretTool
        let attributes = ["service", "claude-chat", "account", "h:1"]
        #expect(tool.lookup("h:1") == Order(arguments: ["lookup"] + attributes))
        #expect(tool.clear("h:1") == Order(arguments: ["clear"] + attributes))
        #expect(
            tool.store("k", "h:1")
                == Order(
                    arguments: ["store", "--label=claude-chat: API key for h:1"] + attributes,
                    input: Array("k".utf8)))
        let security = KeyringProgram.security
        let item = ["-s", "claude-chat", "-a", "h"]
        #expect(security.lookup("h") == Order(arguments: ["find-generic-password"] + item + ["-w"]))
        #expect(security.clear("h") == Order(arguments: ["delete-generic-password"] + item))
        #expect(
            security.store("k\n", "h")
                == Order(
                    arguments: ["-i"],
                    input: Array("add-generic-password -U -s claude-chat -a h -X 6b0a\n".utf8)))
    }

    // MARK: - With a script as the keyring program

    private let home: HomeFolder

    init() throws { home = try HomeFolder() }

    /// A keyring whose program is this script.
    private func keyring(
        _ script: String, for address: String = "https://h.example:8443/x"
    ) throws -> Keyring? {
        try home.write("#!/bin/sh\n" + script, to: "bin/secret-tool", mode: 0o700)
        return Keyring(
            .secretTool, for: try BaseURL(address),
            environment: [
                "PATH": home.path + "/bin:/bin:/usr/bin", "HOME": home.path,
                "ANTHROPIC_API_KEY": "CANARY",
            ], leavesSignals: true)
    }

    private static let works = """
        echo "$@" >> "$HOME/log"; env >> "$HOME/log"
        case $1 in
        lookup) cat "$HOME/ring" 2>/dev/null || exit 1;;
        store) cat > "$HOME/ring";;
        clear) rm "$HOME/ring";;
        esac
        """

    @Test func aKeyIsKeptFoundAndForgotten() throws {
        let keyring = try #require(try keyring(Self.works))
        #expect(keyring.find() == .none)
        #expect(try !keyring.forget())
        try keyring.keep(Self.key)
        #expect(
            keyring.find()
                == .key(FoundKey(.apiKey(Self.key), from: .keyring(home.path + "/bin/secret-tool")))
        )
        #expect(try keyring.forget())
        #expect(keyring.find() == .none)
        let log = try home.text(of: "log")
        #expect(log.contains("store --label=claude-chat: API key for h.example:8443 service"))
        #expect(!log.contains("CANARY"))
    }

    @Test func aProgramThatFails() throws {
        let path = home.path + "/bin/secret-tool"
        let fails = try #require(try keyring("echo CANARY >&2; exit 1"))
        #expect(fails.find() == .passed(ErrorText.keyringFailed(path, .exited(1))))
        #expect(throws: Failure(.ioError, ErrorText.keyringFailed(path, .exited(1)))) {
            try fails.forget()
        }
        // A program that exits with 0 and has stored nothing.
        let forgets = try #require(try keyring("exit 0"))
        #expect(throws: Failure(.ioError, ErrorText.notInKeyring(path, .exited(0)))) {
            try forgets.keep(Self.key)
        }
        let odd = try #require(try keyring("echo no key at all"))
        #expect(odd.find() == .passed(ErrorText.noKeyInKeyring(path)))
    }

    @Test func withoutAProgramThereIsNone() throws {
        #expect(Keyring(for: .anthropic, environment: ["PATH": home.path])?.path == nil)
        #expect(Keyring(for: .anthropic, environment: ["PATH": "."])?.path == nil)
    }

    // MARK: - Choosing a place

    @Test func wherePeopleKeepIt() {
        let both = KeyPlaces(folder: "/h/.env", keyring: "/bin/secret-tool")
        #expect(both.all == [.folder("/h/.env"), .keyring])
        let answers: [(String, KeyPlace?)] = [
            ("", .folder("/h/.env")), (" Y ", .folder("/h/.env")), ("k", .keyring),
            ("Keyring", .keyring), ("no", .nowhere), ("x", nil), ("sk-ant-CANARY", nil),
        ]
        for (answer, place) in answers { #expect(both.place(answer) == place) }
        let file = KeyPlaces(folder: "/h/.env", keyring: nil)
        #expect(file.place("k") == nil && file.question == "Keep it in /h/.env? [Y/n]")
        let ring = KeyPlaces(folder: nil, keyring: "/bin/secret-tool")
        #expect(ring.place("") == .keyring)
        #expect(KeyPlaces(folder: nil, keyring: nil).all == [])
    }
}
