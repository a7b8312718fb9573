package import SystemKit

/// The command-line program of the system's keyring: its arguments and standard input.
///
/// A key goes to its standard input, never into an argument, which all users can read.
package enum KeyringProgram: String, Sendable, CaseIterable {
    /// From libsecret, for the keyrings of GNOME, KDE and KeePassXC.
    case secretTool = "secret-tool"
    /// From macOS, for its keychain.
    case security

    /// One call of the program.
    package struct Order: Sendable, Hashable {
        package var arguments: [String]
        /// Its standard input.
        package var input: [UInt8]

        package init(arguments: [String], input: [UInt8] = []) {
            self.arguments = arguments
            self.input = input
        }
    }

    private static let service = "claude-chat"

    /// `account` is the host that a key is for.
    package func lookup(_ account: String) -> Order {
        switch self {
        case .secretTool: Order(arguments: ["lookup"] + Self.attributes(account))
        case .security:
            Order(arguments: ["find-generic-password"] + Self.item(account) + ["-w"])
        }
    }

    package func store(_ key: String, _ account: String) -> Order {
        switch self {
        case .secretTool:
            return Order(
                arguments: ["store", "--label=claude-chat: API key for \(account)"]
                    + Self.attributes(account),
                input: Array(key.utf8))
        case .security:
            // With -i it reads commands; a key in hexadecimal digits (-X) needs no quoting.
            let digits = key.utf8.map { byte in
                let digits = String(byte, radix: 16)
                return digits.count < 2 ? "0" + digits : digits
            }
            let words =
                ["add-generic-password", "-U"] + Self.item(account) + ["-X", digits.joined()]
            return Order(
                arguments: ["-i"], input: Array((words.joined(separator: " ") + "\n").utf8))
        }
    }

    package func clear(_ account: String) -> Order {
        switch self {
        case .secretTool: Order(arguments: ["clear"] + Self.attributes(account))
        case .security: Order(arguments: ["delete-generic-password"] + Self.item(account))
        }
    }

    private static func attributes(_ account: String) -> [String] {
        ["service", service, "account", account]
    }

    private static func item(_ account: String) -> [String] { ["-s", service, "-a", account] }

    /// Whether the result means that there is no such key, not that the keyring failed.
    package func saysMissing(_ result: PipedProcess.Result) -> Bool {
        switch self {
        case .secretTool:
            result.output.isEmpty && result.errors.isEmpty
                && [.exited(0), .exited(1)].contains(result.end)
        case .security: result.end == .exited(44)
        }
    }
}
