import Foundation
import TestSupport
import Testing

/// The official Python client, where Python and the package are installed.
enum OfficialClient {
    /// Only looks for the package, because importing it takes seconds.
    static let isThere =
        (try? ask("import importlib.util as i, sys; sys.exit(i.find_spec('anthropic') is None)"))
        == .exited(0)

    static let wish: Comment = "python3 has no package anthropic: make witnesses installs it"

    private static func ask(_ code: String) throws -> ChildEnd? {
        let python = try PipedProgram(
            "/usr/bin/env", ["python3", "-c", code],
            environment: ProcessInfo.processInfo.environment)
        return python.waitForEnd(within: .seconds(30))
    }
}

/// The official Python client against FakeClaude.
@Suite(.enabled(if: OfficialClient.isThere, OfficialClient.wish)) struct OfficialClientTests {
    private static let script = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Checks/sdk_check.py").path

    @Test func isSatisfiedWithEveryAnswer() throws {
        let check = try PipedProgram(
            "/usr/bin/env", ["python3", Self.script, Program.fake],
            environment: ProcessInfo.processInfo.environment)
        #expect(check.waitForEnd(within: .seconds(120)) == .exited(0))
        let output = String(decoding: check.output, as: UTF8.self)
        let lines = output.split(separator: "\n")
        #expect(lines.count >= 15 && lines.allSatisfy { $0.hasPrefix("ok ") }, "\(output)")
    }
}
