/// The words and punctuation marks of Swift source, without comments and string literals.
///
/// Reads the bytes once, as all sources are read in a debug build. `\(…)` contains code.
struct SwiftLexer {
    enum Token: Equatable {
        case word(Range<Int>)
        case mark(UInt8)
        case newline
    }

    /// A string literal that contains the code being read.
    private struct Open {
        let quotes: Int
        let hashes: Int
        /// The number of open parentheses in that code.
        var depth = 0
    }

    private let bytes: [UInt8]
    private var place = 0
    private var open: [Open] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func text(_ word: Range<Int>) -> String { String(decoding: bytes[word], as: UTF8.self) }
    func first(_ word: Range<Int>) -> UInt8 { bytes[word.lowerBound] }

    mutating func next() -> Token? {
        while place < bytes.count {
            let byte = bytes[place]
            if Self.isWord[Int(byte)] { return word() }
            place += 1
            switch byte {
            case 0x20: continue
            case 0x0A: return .newline
            case UInt8(ascii: "/") where at(place) == UInt8(ascii: "/"): skipLine()
            case UInt8(ascii: "/") where at(place) == UInt8(ascii: "*"):
                if skipComment() { return .newline }
            case UInt8(ascii: "\""): skipString(hashes: 0)
            case UInt8(ascii: "#"):
                let hashes = run(of: byte, from: place - 1)
                if at(place - 1 + hashes) == UInt8(ascii: "\"") {
                    place += hashes
                    skipString(hashes: hashes)
                }
            case UInt8(ascii: "("):
                if !open.isEmpty { open[open.count - 1].depth += 1 }
                return .mark(byte)
            case UInt8(ascii: ")"):
                guard let string = open.last else { return .mark(byte) }
                if string.depth > 0 {
                    open[open.count - 1].depth -= 1
                    return .mark(byte)
                }
                open.removeLast()
                skipText(quotes: string.quotes, hashes: string.hashes)
            default: return .mark(byte)
            }
        }
        return nil
    }

    private func at(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    private func run(of byte: UInt8, from start: Int) -> Int {
        var end = start
        while at(end) == byte { end += 1 }
        return end - start
    }

    private mutating func word() -> Token {
        let start = place
        while place < bytes.count, Self.isWord[Int(bytes[place])] { place += 1 }
        return .word(start..<place)
    }

    private mutating func skipLine() {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    }

    /// Skips a block comment; true when it contains newlines, of which only one is counted.
    private mutating func skipComment() -> Bool {
        var (depth, hasLines) = (1, false)
        place += 1
        while place < bytes.count, depth > 0 {
            let pair = (bytes[place], at(place + 1))
            if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) { depth -= 1 }
            if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) { depth += 1 }
            if pair.0 == 0x0A { hasLines = true }
            place += 1
        }
        place += 1
        return hasLines
    }

    /// Starts after the first quote.
    private mutating func skipString(hashes: Int) {
        let isLong = at(place) == UInt8(ascii: "\"") && at(place + 1) == UInt8(ascii: "\"")
        if isLong { place += 2 }
        skipText(quotes: isLong ? 3 : 1, hashes: hashes)
    }

    private mutating func skipText(quotes: Int, hashes: Int) {
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\""), run(of: byte, from: place) >= quotes,
                run(of: UInt8(ascii: "#"), from: place + quotes) >= hashes
            {
                place += quotes + hashes
                return
            }
            place += 1
            guard byte == UInt8(ascii: "\\"), run(of: UInt8(ascii: "#"), from: place) >= hashes
            else { continue }
            place += hashes + 1
            if at(place - 1) == UInt8(ascii: "(") {
                open.append(Open(quotes: quotes, hashes: hashes))
                return
            }
        }
    }

    /// Letters, digits, `_` and bytes outside ASCII.
    private static let isWord: [Bool] = (0...255).map { (byte: Int) in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
