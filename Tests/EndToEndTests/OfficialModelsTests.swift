import ClaudeMessages
import Foundation
import TestSupport
import Testing

/// The catalogue against the deprecations in the official Python client, where installed.
@Suite(.enabled(if: OfficialClient.isThere, OfficialClient.wish))
struct OfficialModelsTests {
    /// Prints each name and the day on which it ends, `claude-opus-4-5 2027-01-22`.
    private static let script = """
        import datetime, re
        try: from anthropic._data.deprecated_models import DEPRECATED_MODELS as models
        except ImportError: from anthropic.resources.messages.messages import DEPRECATED_MODELS as models
        for name, day in models.items():
            day = re.sub(r"(\\d)(st|nd|rd|th)", r"\\1", day)
            print(name, datetime.datetime.strptime(day, "%B %d, %Y").date())
        """

    private static func deprecated() throws -> [String: String] {
        let python = try PipedProgram(
            "/usr/bin/env", ["python3", "-c", script],
            environment: ProcessInfo.processInfo.environment)
        #expect(python.waitForEnd(within: .seconds(60)) == .exited(0))
        let lines = String(decoding: python.output, as: UTF8.self).split(separator: "\n")
        return Dictionary(
            lines.map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 2 }
                .map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }

    @Test func whatEndsEndsOnThatDay() throws {
        let theirs = try Self.deprecated()
        #expect(!theirs.isEmpty)
        let catalogue = ModelCatalogue.known
        for (name, day) in theirs {
            if let model = catalogue.model(name) {
                #expect(model.lifecycle == .deprecated, "\(name)")
                #expect(model.retirement == .on(day), "\(name)")
            } else if case .retired(let ours, _) = catalogue.hint(for: name) {
                #expect(ours == day, "\(name)")
            } else {
                Issue.record("\(name) is not known here, and ends on \(day)")
            }
        }
        let ours = catalogue.models.filter { $0.lifecycle == .deprecated }
        #expect(Set(ours.map(\.id)).subtracting(theirs.keys) == [])
    }
}
