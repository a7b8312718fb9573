/// The chunk sizes every streaming test runs with.
let chunkSizes = [1, 2, 3, 7, 64]

extension String {
    /// The text in pieces of `size` scalars.
    func chunks(of size: Int) -> [String] {
        let scalars = Array(unicodeScalars)
        return stride(from: 0, to: scalars.count, by: size).map { start in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<min(start + size, scalars.count)])
            return String(view)
        }
    }
}

/// A small generator, so that random tests repeat.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
