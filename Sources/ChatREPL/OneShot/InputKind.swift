/// Whether bytes are text; other kinds are refused, as their tokens would be paid for in vain.
package enum InputKind: Sendable, Hashable {
    case text
    /// Known by its first bytes.
    case format(Format)
    /// UTF-16 or UTF-32: two or four bytes a character.
    case wide
    case binary
    /// Probably text in the 8-bit encoding of another alphabet: most of it would become U+FFFD.
    case otherEncoding

    /// Reads every byte once.
    package init(_ bytes: [UInt8]) {
        if let format = Format.all.first(where: { $0.begins(bytes) }) {
            self = .format(format)
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0, 0, 0xFE, 0xFF])
        {
            self = .wide
        } else {
            self = Tally(bytes).kind
        }
    }

    /// A file format that is known by its signature.
    package struct Format: Sendable, Hashable {
        /// To be read after "standard input is".
        package let name: String
        package let advice: String
        private let start: [UInt8]
        private var place = 0

        fileprivate func begins(_ bytes: [UInt8]) -> Bool {
            bytes.dropFirst(place).starts(with: start)
        }

        private static let ask = "describe it in words"

        /// A zlib stream, as in Git and PNG; its second byte holds the compression level.
        private static func zlib(_ level: UInt8) -> Format {
            Format(
                name: "zlib-compressed", advice: "unpack it first, zlib-flate -uncompress",
                start: [0x78, level])
        }

        fileprivate static let all = [
            Format(name: "a PNG picture", advice: ask, start: [0x89, 0x50, 0x4E, 0x47]),
            Format(name: "a JPEG picture", advice: ask, start: [0xFF, 0xD8, 0xFF]),
            Format(name: "a GIF picture", advice: ask, start: Array("GIF87a".utf8)),
            Format(name: "a GIF picture", advice: ask, start: Array("GIF89a".utf8)),
            Format(
                name: "a PDF document", advice: "take its text first, pdftotext FILE -",
                start: Array("%PDF-".utf8)),
            Format(
                name: "gzip-compressed", advice: "unpack it first, gunzip -c", start: [0x1F, 0x8B]),
            Format(
                name: "bzip2-compressed", advice: "unpack it first, bunzip2 -c",
                start: Array("1AY&SY".utf8), place: 4),
            Format(
                name: "xz-compressed", advice: "unpack it first, xz -dc",
                start: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
            Format(
                name: "zstd-compressed", advice: "unpack it first, zstd -dc",
                start: [0x28, 0xB5, 0x2F, 0xFD]),
            zlib(0x01), zlib(0x9C), zlib(0xDA),
            Format(
                name: "lz4-compressed", advice: "unpack it first, lz4 -dc",
                start: [0x04, 0x22, 0x4D, 0x18]),
            Format(
                name: "a 7z archive", advice: "unpack it first, 7z x -so",
                start: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
            Format(
                name: "a zip archive, or a document packed as one",
                advice: "unpack it first, or save it as text", start: [0x50, 0x4B, 3, 4]),
            Format(
                name: "a tar archive", advice: "unpack it first, tar -xO",
                start: Array("ustar".utf8), place: 257),
            Format(
                name: "a program", advice: "take its text first, strings FILE",
                start: [0x7F, 0x45, 0x4C, 0x46]),
        ]
    }
}

/// Counts of the bytes that tell text from binary data.
private struct Tally {
    private let count: Int
    /// NULs at even and at odd offsets; `find -print0` writes single ones anywhere.
    private var zeros = (even: 0, odd: 0)
    /// NULs after a NUL, and control characters that no text, log or table has.
    private var controls = 0
    /// Bytes that are not valid UTF-8.
    private var invalid = 0

    init(_ bytes: [UInt8]) {
        count = bytes.count
        var previous: UInt8 = 1
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case 0:
                if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
                if previous == 0 { controls += 1 }
            // Text may have SOH, STX, BEL to CR, SO, SI, ESC, and FS to US.
            case 0x03...0x06, 0x10...0x1A, 0x7F: controls += 1
            default: break
            }
            previous = byte
        }
        invalid = Self.invalidBytes(bytes)
    }

    private static func invalidBytes(_ bytes: [UInt8]) -> Int {
        guard String(validating: bytes, as: UTF8.self) == nil else { return 0 }
        var invalid = 0
        var rest = bytes.makeIterator()
        var parser = UTF8.ForwardParser()
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid: break
            case .error(let length): invalid += length
            case .emptyInput: return invalid
            }
        }
    }

    var kind: InputKind {
        // Nearly every second byte of western text in UTF-16 is 0.
        let (fewer, more) = (min(zeros.even, zeros.odd), max(zeros.even, zeros.odd))
        if count >= 4, more * 8 >= count * 3, fewer * 20 <= more { return .wide }
        // Up to three control characters do not make a text binary.
        if controls > 3, controls * 32 > count { return .binary }
        let odd = controls + fewer + more + invalid
        if controls > 0, odd * 5 > count * 2 { return .binary }
        // Western text in an 8-bit encoding has few bytes that are not valid UTF-8.
        return invalid > 32 && invalid * 2 > count ? .otherEncoding : .text
    }
}
