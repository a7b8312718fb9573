// The encoding of entries as lines.
extension HistoryFile {
    /// Backslash, newline and CR are escaped, so that every entry is one line.
    static func encode(_ entry: String) -> [UInt8] {
        var line: [UInt8] = []
        for byte in entry.utf8 {
            switch byte {
            case 0x5C: line += [0x5C, 0x5C]
            case 0x0A: line += [0x5C, UInt8(ascii: "n")]
            case 0x0D: line += [0x5C, UInt8(ascii: "r")]
            default: line.append(byte)
            }
        }
        return line + [0x0A]
    }

    /// The entry of a line; nil if the line is damaged.
    static func decode(_ line: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in line {
            guard isEscaped else {
                if byte == 0 { return nil }
                if byte == 0x5C { isEscaped = true } else { bytes.append(byte) }
                continue
            }
            isEscaped = false
            switch byte {
            case 0x5C: bytes.append(0x5C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            default: return nil
            }
        }
        return isEscaped ? nil : String(validating: bytes, as: UTF8.self)
    }
}
