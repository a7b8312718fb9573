import Foundation
import Testing
import WireJSON

private let recordings = ProcessInfo.processInfo.environment["CLAUDE_CHAT_RECORDINGS"]

/// JSON of recordings, from the directory in `CLAUDE_CHAT_RECORDINGS`.
@Suite(
    .enabled(
        if: recordings != nil,
        "no recordings: set CLAUDE_CHAT_RECORDINGS to a folder of them, see docs/CONTRIBUTING.md"))
struct RecordedJSONTests {
    @Test func recordingsAreWrittenAsTheyCame() throws {
        let folder = try #require(recordings)
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let path = "\(folder)/\(name)/response.body"
            for text in texts(
                of: FileManager.default.contents(atPath: path).map { Array($0) } ?? [])
            {
                guard let json = try? JSON(parsing: text) else { continue }
                #expect(json.bytes == GrammarCase.compact(text), "\(name)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    /// The JSON texts of a body: the body itself, or the data of a stream's events.
    private func texts(of body: [UInt8]) -> [[UInt8]] {
        guard body.first != UInt8(ascii: "{") else { return [body] }
        return body.split { $0 == 0x0A || $0 == 0x0D }
            .filter { $0.starts(with: "data:".utf8) }.map { Array($0.dropFirst(5)) }
    }
}
