import ClaudeMessages

/// The tokens of images and documents, from their pixels and pages, not from the length of their
/// base64.
enum MediaSize {
    /// Tokens of an image: scaled to at most 1,568 pixels a side, at 750 pixels per token.
    static func tokens(ofImage source: JSON) -> Int {
        guard let data = source["data"]?.stringValue,
            let (width, height) = dimensions(of: Base64.decodedPrefix(of: data, bytes: 64 * 1024))
        else { return largestImage }
        let longest = max(width, height, 1)
        let scale = min(1, 1568 / Double(longest))
        let pixels = Double(width) * scale * Double(height) * scale
        return min(largestImage, max(1, Int(pixels / 750)))
    }

    private static let largestImage = 1600

    /// Tokens of a document, each page as an image with its text; nil for a text source.
    static func tokens(ofDocument source: JSON) -> Int? {
        guard source["type"] != "text", source["type"] != "content" else { return nil }
        guard let data = source["data"]?.stringValue else { return 10 * page }
        // A page of a PDF, scanned or written, takes about 50 kB.
        return max(1, data.utf8.count / 4 * 3 / 50_000) * page
    }

    private static let page = 2_250

    /// Width and height in pixels, from the first bytes of a PNG, GIF, JPEG or WebP file.
    static func dimensions(of bytes: [UInt8]) -> (Int, Int)? {
        func big(_ place: Int, _ count: Int) -> Int? {
            guard place >= 0, place + count <= bytes.count else { return nil }
            return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
        }
        func little(_ place: Int, _ count: Int) -> Int? {
            guard place >= 0, place + count <= bytes.count else { return nil }
            return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        func pair(_ width: Int?, _ height: Int?) -> (Int, Int)? {
            guard let width, let height, width > 0, height > 0 else { return nil }
            return (width, height)
        }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return pair(big(16, 4), big(20, 4)) }
        if bytes.starts(with: Array("GIF8".utf8)) { return pair(little(6, 2), little(8, 2)) }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(12).starts(with: "VP8 ".utf8) {
            return pair(little(26, 2).map { $0 & 0x3FFF }, little(28, 2).map { $0 & 0x3FFF })
        }
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        return frame(of: bytes, big: big).flatMap { pair($0, $1) }
    }

    /// Width and height from the first frame header (SOF) of a JPEG file.
    private static func frame(
        of bytes: [UInt8], big: (Int, Int) -> Int?
    ) -> (Int?, Int?)? {
        var place = 2
        while let mark = big(place, 2), mark >> 8 == 0xFF, let length = big(place + 2, 2),
            length > 1
        {
            let isFrame =
                (0xFFC0...0xFFCF).contains(mark) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(mark)
            if isFrame { return (big(place + 7, 2), big(place + 5, 2)) }
            place += 2 + length
        }
        return nil
    }
}
