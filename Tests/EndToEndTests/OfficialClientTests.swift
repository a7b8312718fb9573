import Foundation
import TestSupport
import Testing

/// The official Python client against the fake, where both Python and that package are there.
@Suite struct OfficialClientTests {
    static let isThere = (try? ask("import anthropic")) == .exited(0)

    private static let script = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Checks/sdk_check.py").path

    private static func ask(_ code: String) throws -> ChildEnd? {
        let python = try PipedProgram(
            "/usr/bin/env", ["python3", "-c", code],
            environment: ProcessInfo.processInfo.environment)
        return python.waitForEnd(within: .seconds(30))
    }

    @Test(.enabled(if: isThere, "python3 with the anthropic package is not installed"))
    func isSatisfiedWithEveryAnswer() throws {
        let check = try PipedProgram(
            "/usr/bin/env", ["python3", Self.script, Program.fake],
            environment: ProcessInfo.processInfo.environment)
        #expect(check.waitForEnd(within: .seconds(120)) == .exited(0))
        let output = String(decoding: check.output, as: UTF8.self)
        let lines = output.split(separator: "\n")
        #expect(lines.count >= 15 && lines.allSatisfy { $0.hasPrefix("ok ") }, "\(output)")
    }
}
