import Synchronization
import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Stage {
    /// A stage without a key whose server counts as another machine, so that a key is needed, and
    /// whose `PATH` has only the programs that a test puts there.
    static func withoutKey() throws -> Stage {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        stage.environment["ANTHROPIC_BASE_URL"] = "http://0.0.0.0:\(stage.port)"
        stage.environment["CLAUDE_CHAT_ALLOW_HTTP"] = "on"
        stage.environment["PATH"] = stage.home.path + "/bin"
        return stage
    }

    /// Writes a file below the home, and makes the folders for it.
    @discardableResult
    func put(_ path: String, _ text: String, mode: UInt32 = 0o600) -> String {
        var folder = home.path
        for name in path.split(separator: "/").dropLast() {
            folder += "/" + name
            _ = unsafe mkdir(folder, 0o700)
        }
        // A program started meanwhile must not inherit it open for writing (ETXTBSY).
        return oneAtATime.withLock { _ in home.write(path, text, mode: mode) }
    }

    /// Puts a script there that logs its arguments and environment before it runs.
    func putProgram(_ name: String, _ script: String) {
        put(
            "bin/\(name)",
            """
            #!/bin/sh
            PATH=/usr/bin:/bin
            { echo "\(name) $*"; env; } >> "$HOME/log"
            \(script)

            """, mode: 0o700)
    }

    /// Puts a keyring program there that holds one key.
    func putKeyring() {
        putProgram(
            "secret-tool",
            """
            case $1 in
            lookup) cat "$HOME/ring" 2>/dev/null || exit 1;;
            store) cat > "$HOME/ring";;
            clear) rm "$HOME/ring";;
            esac
            """)
    }

    /// The text of a file below the home, empty where there is none.
    func text(of path: String) throws -> String {
        let cat = try PipedProgram(
            "/bin/cat", [home.path + "/" + path], environment: ["PATH": "/usr/bin:/bin"])
        _ = cat.waitForEnd()
        return String(decoding: cat.output, as: UTF8.self)
    }

    /// The arguments and environments of the programs that were run.
    var log: String {
        get throws { try text(of: "log") }
    }

    /// Writes a profile of Anthropic's CLI for the server of this stage.
    func putProfile(
        _ name: String, expires: Int? = nil, mode: UInt32 = 0o600, server: String? = nil
    ) {
        let address = server ?? environment["ANTHROPIC_BASE_URL"] ?? ""
        put(
            ".config/anthropic/configs/\(name).json",
            "{\"base_url\":\"\(address)\",\"authentication\":{\"type\":\"user_oauth\"}}")
        let end = expires.map { ",\"expires_at\":\($0)" } ?? ""
        put(
            ".config/anthropic/credentials/\(name).json",
            "{\"access_token\":\"\(Stage.key)\"\(end)}", mode: mode)
    }
}
