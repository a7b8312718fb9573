import ClaudeMessages
import Testing

@Suite struct HeadReaderTests {
    private func read(_ lines: String...) -> HeadReader {
        var reader = HeadReader()
        for line in lines {
            let isTaken = reader.push(Array(line.utf8))
            #expect(isTaken)
        }
        return reader
    }

    @Test func aHead() {
        let reader = read(
            "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "X:y", "x:  z", "empty:", "")
        #expect(reader.isComplete)
        #expect(reader.status == 200)
        #expect(
            reader.fields.fields == [
                HeaderField("content-type", "text/event-stream"), HeaderField("x", "y"),
                HeaderField("x", "z"), HeaderField("empty", ""),
            ])
        #expect(reader.fields["x"] == "y")
        #expect(reader.fields["missing"] == nil)
    }

    /// White space around a value is not part of it (RFC 9110 section 5.5).
    @Test(arguments: ["retry-after: 5 ", "retry-after:5\t", "Retry-After:\t 5 \t "])
    func whiteSpaceAroundValues(_ line: String) {
        #expect(read("HTTP/1.1 429 x", line, "").fields["retry-after"] == "5")
    }

    @Test func interimHeadsAreForgotten() {
        let reader = read(
            "HTTP/1.1 100 Continue", "x: interim", "", "HTTP/1.1 103 Early Hints", "",
            "HTTP/1.1 529 ", "y: final", "")
        #expect(reader.isComplete)
        #expect(reader.status == 529)
        #expect(reader.fields.fields == [HeaderField("y", "final")])
        #expect(!read("HTTP/1.1 100 Continue", "").isComplete)
    }

    @Test func trailersAreNoPartOfIt() {
        let reader = read("HTTP/2 200", "a: 1", "", "b: 2", "")
        #expect(reader.fields.fields == [HeaderField("a", "1")])
    }

    @Test func strangeLinesAreHarmless() {
        let reader = read(
            "HTTP/1.1 2x0 OK", "no colon", ": no name", "a\u{0}: \u{0}", "é: ï", " folded", "")
        #expect(reader.status == 0)
        #expect(!reader.isComplete)
        #expect(read("HTTP/1.1", "").status == 0)
    }

    @Test func headsAreCapped() {
        var reader = HeadReader()
        let line = [UInt8](repeating: 0x61, count: 1022)
        let taken = (0..<256).map { _ in reader.push(line) }
        #expect(!taken.contains(false))
        let more = reader.push([])
        #expect(!more)
        var huge = HeadReader()
        let isTaken = huge.push([UInt8](repeating: 0x61, count: 256 * 1024))
        #expect(!isTaken)
    }
}
