package import SystemKit

/// The program by which a system's keyring is asked, as values: what it is told, and how.
///
/// A key is in no argument, where all users of the machine can read it, but in what the program
/// reads.
package enum KeyringProgram: String, Sendable, CaseIterable {
    /// Of libsecret, for the keyrings of GNOME, KDE and KeePassXC.
    case secretTool = "secret-tool"
    /// Of macOS, for its keychain.
    case security

    /// What it is told to do.
    package struct Order: Sendable, Hashable {
        package var arguments: [String]
        /// What it reads.
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
            // It reads commands there; in hexadecimal digits nothing in a key is a quotation mark.
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

    /// Whether it says that there is no such key, and not that it cannot tell.
    package func saysMissing(_ result: PipedProcess.Result) -> Bool {
        switch self {
        case .secretTool:
            result.output.isEmpty && result.errors.isEmpty
                && [.exited(0), .exited(1)].contains(result.end)
        case .security: result.end == .exited(44)
        }
    }
}
