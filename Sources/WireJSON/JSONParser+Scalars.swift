extension JSONParser {
    /// A number by the grammar of RFC 8259 section 6; no leading zeros, plus signs or bare dots.
    mutating func number() throws(JSONError) -> JSONNumber {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") {
            index += 1
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        return JSONNumber(checked: String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func digits() throws(JSONError) {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
            index += 1
        }
        guard index > start else { throw error(.badNumber) }
    }

    /// A string; the cursor stands on its opening quote.
    mutating func string() throws(JSONError) -> JSONString {
        index += 1
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let text = String(decoding: bytes[start..<index], as: UTF8.self)
                index += 1
                return JSONString(text)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw error(.controlInString) }
            index += 1
        }
        throw error(.unexpectedEnd)
    }

    /// The slow path: a string with at least one escape, the cursor on the first.
    private mutating func escapedString(from start: Int) throws(JSONError) -> JSONString {
        var decoded = Array(bytes[start..<index])
        var repaired = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let spelled = bytes[start..<index]
                index += 1
                return spelled.withRepairNoted(decoded: decoded, repaired: repaired)
            }
            guard byte >= 0x20 else { throw error(.controlInString) }
            index += 1
            if byte == UInt8(ascii: "\\") {
                let scalar = try escape()
                if let scalar {
                    decoded.append(contentsOf: String(Character(scalar)).utf8)
                } else {
                    repaired = true
                    decoded.append(contentsOf: "\u{FFFD}".utf8)
                }
            } else {
                decoded.append(byte)
            }
        }
        throw error(.unexpectedEnd)
    }

    /// The scalar an escape stands for, the cursor behind its backslash; `nil` for half a
    /// surrogate pair.
    private mutating func escape() throws(JSONError) -> Unicode.Scalar? {
        let byte = current
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index -= 1
            throw error(.badEscape)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar? {
        let unit = try hexUnit()
        if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
        // RFC 8259 section 7: beyond the basic plane, a high and a low half follow each other.
        guard UTF16.isLeadSurrogate(unit), current == UInt8(ascii: "\\"),
            index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        let behindFirst = index
        index += 2
        let second = try hexUnit()
        guard UTF16.isTrailSurrogate(second) else {
            index = behindFirst
            return nil
        }
        return Unicode.Scalar(
            0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    }

    private mutating func hexUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(current)).hexDigitValue, current < 0x80
            else { throw error(.badEscape) }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }
}

extension ArraySlice<UInt8> {
    /// The string these bytes spell; the spelling is kept when it is valid and not ours.
    fileprivate func withRepairNoted(decoded: [UInt8], repaired: Bool) -> JSONString {
        let value = String(decoding: decoded, as: UTF8.self)
        guard !repaired, let spelling = String(validating: self, as: UTF8.self) else {
            return JSONString(value)
        }
        var ours: [UInt8] = []
        ours.append(escaping: value)
        return JSONString(value, spelling: elementsEqual(ours) ? nil : spelling)
    }
}
