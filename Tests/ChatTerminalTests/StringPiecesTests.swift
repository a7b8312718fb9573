import ChatTerminal
import Testing

@Suite struct StringPiecesTests {
    @Test(arguments: ["", "a", "plain text", "é漢😀e\u{301}", String(repeating: "漢a", count: 50)])
    func piecesAreTheTextCutBetweenScalars(text: String) {
        for length in 1...9 {
            let pieces = Array(text.pieces(ofBytes: length))
            #expect(pieces.joined().utf8.elementsEqual(text.utf8))
            #expect(pieces.allSatisfy { !$0.isEmpty && $0.utf8.count <= length + 3 })
        }
    }
}
