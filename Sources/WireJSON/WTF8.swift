// WTF-8 (https://simonsapin.github.io/wtf-8/): UTF-8 in which a lone surrogate may be encoded like
// a character. Used internally only, never for output.

extension [UInt8] {
    /// Appends a scalar or a lone surrogate.
    mutating func appendWTF8(_ code: UInt32) {
        func low(_ shift: UInt32) -> UInt8 {
            UInt8(truncatingIfNeeded: 0x80 | code >> shift & 0x3F)
        }
        switch code {
        case ..<0x80: append(UInt8(truncatingIfNeeded: code))
        case ..<0x800: append(contentsOf: [UInt8(truncatingIfNeeded: 0xC0 | code >> 6), low(0)])
        case ..<0x10000:
            append(contentsOf: [UInt8(truncatingIfNeeded: 0xE0 | code >> 12), low(6), low(0)])
        default:
            append(contentsOf: [
                UInt8(truncatingIfNeeded: 0xF0 | code >> 18 & 0x07), low(12), low(6), low(0),
            ])
        }
    }

    /// Appends the scalar of a surrogate pair.
    mutating func appendWTF8(pair first: UInt16, _ second: UInt16) {
        appendWTF8(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF)))
    }
}

extension ArraySlice<UInt8> {
    /// The surrogate encoded at this index; `nil` when there is none.
    fileprivate func half(at place: Int) -> UInt16? {
        guard place >= startIndex, endIndex - place >= 3, self[place] == 0xED,
            (0xA0...0xBF).contains(self[place + 1]), (0x80...0xBF).contains(self[place + 2])
        else { return nil }
        return 0xD000 | UInt16(self[place + 1] & 0x3F) << 6 | UInt16(self[place + 2] & 0x3F)
    }

    /// The number of bytes at the end that may begin a character.
    ///
    /// They are a high surrogate, or fewer bytes than their first one announces.
    var begunAtEnd: Int {
        var start = endIndex
        if let lead = lastIndex(where: { $0 & 0xC0 != 0x80 }), endIndex - lead < length(at: lead) {
            start = lead
        }
        if let half = half(at: start - 3), UTF16.isLeadSurrogate(half) { start -= 3 }
        return endIndex - start
    }

    private func length(at place: Int) -> Int {
        switch self[place] {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}

extension String {
    /// Decodes WTF-8: joins adjacent surrogates to a pair; other invalid bytes become U+FFFD.
    init(mending bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)[...]
        var mended: [UInt8] = []
        mended.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            guard let half = bytes.half(at: place) else {
                mended.append(bytes[place])
                place += 1
                continue
            }
            place += 3
            if UTF16.isLeadSurrogate(half), let second = bytes.half(at: place),
                UTF16.isTrailSurrogate(second)
            {
                mended.appendWTF8(pair: half, second)
                place += 3
            } else {
                mended.append(contentsOf: "\u{FFFD}".utf8)
            }
        }
        self.init(decoding: mended, as: UTF8.self)
    }
}
