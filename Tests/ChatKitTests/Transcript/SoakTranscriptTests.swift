import ChatKit
import TestSupport
import Testing
import Walk

/// 100,000 random steps; `make test` makes 1,000.
@Suite struct SoakTranscriptTests {
    @Test(arguments: 0..<4) func aRandomWalk(part: Int) throws {
        var walker = Walker(part: part)
        for _ in 0..<Soak.rounds(25_000) { try walker.step() }
        #expect(walker.problems == [])
        #expect(walker.requests > 0 && walker.replayed > 0 && walker.prefixes > 0)
        if Soak.isLong {
            #expect(walker.slides > 100 && walker.returns > 100)
            print(
                "walk \(part): \(walker.requests) requests, \(walker.replayed) thinking blocks "
                    + "replayed, \(walker.prefixes) prefixes, \(walker.slides) slides")
        }
    }
}
