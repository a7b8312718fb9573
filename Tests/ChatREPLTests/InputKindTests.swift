import ChatREPL
import Testing

/// What counts as text on standard input, and what does not.
@Suite struct InputKindTests {
    /// Pseudorandom bytes, like compressed or encrypted data; the same in every run.
    static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }

    /// The text in ISO 8859-1 (Latin-1), one byte a character.
    static func latin1(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    private static let french =
        "Là-bas, l'été dernier, un élève naïf a dû goûter ça : « déjà vu », disait-il à Noël. "

    @Test(
        arguments: [
            [], Array("plain".utf8), Array("é 漢字 😀\r\n\tx".utf8),
            // Latin-1 and similar encodings, long and short.
            latin1(french), latin1(String(repeating: french, count: 200)), latin1("été"), [0xE9],
            latin1("Grüße aus Köln, schöne Straße"), latin1("caf\u{E9} \u{93}x\u{94} \u{80}5"),
            latin1(String(repeating: "Ünïcödé tëxt ", count: 50)),
            // Output of programs, with NULs and control characters.
            Array("./a\0./b\0./some/longer/name\0".utf8), Array("HOME=/h\0PATH=/bin\0".utf8),
            Array(String(repeating: "./x/y\0", count: 1_000).utf8),
            Array("\u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{7}x\r\n".utf8),
            Array("N\u{8}NA\u{8}AM\u{8}ME\u{8}E".utf8), Array("a\u{1}b\u{1}c\u{1F}d\u{1E}e".utf8),
            Array("a\u{C}page".utf8), Array("line\r\n\u{1A}".utf8),
            Array((String(repeating: "text ", count: 40) + "\u{3}\u{4}\u{7F}\0").utf8),
            Array(String(repeating: "text ", count: 2_000).utf8) + noise(300),
            [UInt8](repeating: 0x61, count: 99) + [0],
        ] as [[UInt8]])
    func text(_ bytes: [UInt8]) { #expect(InputKind(bytes) == .text) }

    @Test(
        arguments: [
            ([0x1F, 0x8B, 8, 0], "gzip-compressed"), (Array("PK\u{3}\u{4}".utf8), "a zip archive"),
            ([0x89] + Array("PNG\r\n".utf8), "a PNG picture"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG"),
            (Array("GIF89a".utf8), "a GIF"), (Array("%PDF-1.7\n".utf8), "a PDF document"),
            (Array("BZh91AY&SY".utf8), "bzip2-"), ([0xFD] + Array("7zXZ\0".utf8), "xz-"),
            ([0x78, 0x9C], "zlib-"), ([0x78, 0x01], "zlib-"), ([0x78, 0xDA], "zlib-"),
            ([0x04, 0x22, 0x4D, 0x18], "lz4-"),
            ([0x28, 0xB5, 0x2F, 0xFD], "zstd-"), ([0x7F] + Array("ELF".utf8), "a program"),
            ([UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8), "a tar archive"),
        ] as [([UInt8], String)])
    func knownFormats(_ bytes: [UInt8], _ name: String) throws {
        for bytes in [bytes, bytes + Self.noise(1_000), bytes + Array("and text".utf8)] {
            guard case .format(let format) = InputKind(bytes) else {
                Issue.record("\(InputKind(bytes))")
                return
            }
            #expect(format.name.hasPrefix(name))
        }
    }

    /// Random bytes of several lengths.
    @Test(arguments: [80, 200, 1_000, 40_000, 1_000_000]) func noiseIsBinary(_ count: Int) {
        #expect(InputKind(Self.noise(count)) == .binary)
        #expect(InputKind(Array("A heading\n".utf8) + Self.noise(count)) == .binary)
    }

    @Test(
        arguments: [
            [0, 0, 0, 0], [UInt8](repeating: 0, count: 1_000),
            Array("SQLite format 3\0\0\0\0\0".utf8),
            // Audio samples: 16-bit numbers around zero.
            (0..<500).flatMap { [UInt8(truncatingIfNeeded: $0 % 7), $0 % 2 == 0 ? 0 : 0xFF] },
        ] as [[UInt8]])
    func binary(_ bytes: [UInt8]) { #expect(InputKind(bytes) == .binary) }

    @Test(arguments: ["hello", "Grüße, a longer text\r\n", "two"]) func wide(_ text: String) {
        let units = Array(text.utf16)
        let little = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
            #expect(InputKind(bytes) == .wide)
        }
    }

    @Test func otherAlphabetsInOneByte() {
        // Russian in KOI8-R: nearly every letter is invalid UTF-8.
        let word: [UInt8] = [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x20]
        #expect(InputKind((0..<40).flatMap { _ in word }) == .otherEncoding)
        #expect(InputKind(word) == .text)
    }
}
