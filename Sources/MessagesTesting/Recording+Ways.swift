extension Recording {
    /// The body in several cuts, and for a stream with several line ends.
    package var ways: [(name: String, chunks: [[UInt8]])] {
        var ways = [("whole", cut(body, .max)), ("byte by byte", cut(body, 1))]
        ways += (1...20).map { ("split \($0)", pieces(body, seed: $0)) }
        guard isStream else { return ways }
        let lines = unified
        let crlf = lines.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        let cr = lines.map { $0 == 0x0A ? 0x0D : $0 }
        let comment = Array(": a comment\n".utf8)
        let commented = comment + lines.flatMap { $0 == 0x0A ? [$0] + comment : [$0] }
        return ways + [
            ("CRLF", cut(crlf, .max)), ("CRLF byte by byte", cut(crlf, 1)),
            ("CRLF in pieces", pieces(crlf, seed: 21)), ("CR", cut(cr, .max)),
            ("CR byte by byte", cut(cr, 1)), ("CR in pieces", pieces(cr, seed: 22)),
            ("comments", cut(commented, .max)), ("comments in pieces", pieces(commented, seed: 23)),
        ]
    }

    /// The body with LF as the end of every line.
    private var unified: [UInt8] {
        var lines: [UInt8] = []
        for (place, byte) in body.enumerated() {
            if byte == 0x0A, place > 0, body[place - 1] == 0x0D { continue }
            lines.append(byte == 0x0D ? 0x0A : byte)
        }
        return lines
    }

    /// Cuts inside characters, line ends, escapes and names, and at random places.
    private func pieces(_ body: [UInt8], seed: Int) -> [[UInt8]] {
        var chance = Chance(seed)
        var pieces: [[UInt8]] = []
        var start = 0
        var next = 0
        for (place, byte) in body.enumerated().dropFirst() {
            let isAwkward =
                byte & 0xC0 == 0x80 || byte == 0x0A || byte == 0x0D
                || [0x0A, 0x0D, 0x5C, 0x3A].contains(body[place - 1])
            if place == next || isAwkward && chance.roll(3) == 0 {
                pieces.append(Array(body[start..<place]))
                start = place
            }
            if place >= next { next = place + [1, 2, 3, 5, 17, 64, 200, 1000][chance.roll(8)] }
        }
        return body.isEmpty ? [] : pieces + [Array(body[start...])]
    }

    private struct Chance {
        private var state: UInt64

        init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }
}
