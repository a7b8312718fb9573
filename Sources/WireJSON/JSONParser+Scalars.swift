extension JSONParser {
    /// Parses a number (RFC 8259 section 6): no leading zeros, plus signs or bare dots.
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

    /// Parses a string; the cursor is on its opening quote.
    mutating func string() throws(JSONError) -> JSONString {
        index += 1
        let start = index
        var bits: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let spelled = bytes[start..<index]
                index += 1
                let text = String(decoding: spelled, as: UTF8.self)
                guard bits < 0x80 || text.isSpelled(by: spelled) else {
                    return JSONString(text, broken: Array(spelled))
                }
                return JSONString(text)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw error(.controlInString) }
            bits |= byte
            index += 1
        }
        throw error(.unexpectedEnd)
    }

    /// Parses the rest of a string with escapes; the cursor is on the first one.
    private mutating func escapedString(from start: Int) throws(JSONError) -> JSONString {
        var decoded = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let spelled = bytes[start..<index]
                index += 1
                return spelled.spelling(decoded)
            }
            guard byte >= 0x20 else { throw error(.controlInString) }
            index += 1
            if byte == UInt8(ascii: "\\") {
                try escape(&decoded)
            } else {
                decoded.append(byte)
            }
        }
        throw error(.unexpectedEnd)
    }

    /// Decodes an escape; the cursor is after its backslash.
    private mutating func escape(_ decoded: inout [UInt8]) throws(JSONError) {
        let byte = current
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(&decoded)
        default:
            index -= 1
            throw error(.badEscape)
        }
    }

    private mutating func unicodeEscape(_ decoded: inout [UInt8]) throws(JSONError) {
        let unit = try hexUnit()
        // RFC 8259 section 7: above U+FFFF, a high surrogate is followed by a low one.
        if UTF16.isLeadSurrogate(unit), current == UInt8(ascii: "\\"), index + 1 < bytes.count,
            bytes[index + 1] == UInt8(ascii: "u")
        {
            let behindFirst = index
            index += 2
            let second = try hexUnit()
            if UTF16.isTrailSurrogate(second) {
                decoded.appendWTF8(pair: unit, second)
                return
            }
            index = behindFirst
        }
        decoded.appendWTF8(UInt32(unit))
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
    /// Makes a string of decoded bytes; keeps its spelling when that is valid and not the writer's.
    fileprivate func spelling(_ decoded: [UInt8]) -> JSONString {
        let value = String(decoding: decoded, as: UTF8.self)
        guard value.isSpelled(by: decoded[...]) else {
            return JSONString(String(mending: decoded), broken: decoded)
        }
        let spelling = String(decoding: self, as: UTF8.self)
        var ours: [UInt8] = []
        ours.append(escaping: value)
        return elementsEqual(ours) ? JSONString(value) : JSONString(value, spelling: spelling)
    }
}

extension String {
    /// Whether the bytes were valid UTF-8, so that decoding repaired nothing.
    ///
    /// `String(validating:as:)` is not specialised for arrays: a call takes as long as parsing a
    /// short event.
    fileprivate func isSpelled(by bytes: ArraySlice<UInt8>) -> Bool {
        utf8.count == bytes.count && utf8.elementsEqual(bytes)
    }
}
