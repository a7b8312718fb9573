/// A position in a line of Markdown, where a tab extends to the next multiple of four columns.
struct LineCursor {
    let bytes: [UInt8]
    private(set) var offset = 0
    private(set) var column = 0
    /// A part of the current tab's columns is used; the rest still counts as spaces.
    private var isInsideTab = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The byte offset of the first non-space, and its indent in columns from here.
    var nextVisible: (offset: Int, indent: Int) {
        var offset = offset
        var column = column
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "): column += 1
            case UInt8(ascii: "\t"): column += 4 - column % 4
            default: return (offset, column - self.column)
            }
            offset += 1
        }
        return (offset, column - self.column)
    }

    var indent: Int { nextVisible.indent }
    var isBlank: Bool { nextVisible.offset == bytes.count }
    /// The first non-space byte.
    var visible: UInt8? { byte(at: nextVisible.offset) }
    /// The byte at the cursor.
    var current: UInt8? { byte(at: offset) }

    func byte(at offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    var hasSpace: Bool { current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") }

    mutating func skipSpaces() { advance(columns: indent) }

    /// Advances over bytes that are not tabs.
    mutating func advance(bytes count: Int) {
        offset = min(bytes.count, offset + count)
        column += count
        isInsideTab = false
    }

    mutating func advance(columns count: Int) {
        var left = count
        while left > 0, let byte = current {
            guard byte == UInt8(ascii: "\t") else {
                advance(bytes: 1)
                left -= 1
                continue
            }
            let width = 4 - column % 4
            column += min(left, width)
            isInsideTab = width > left
            if !isInsideTab { offset += 1 }
            left -= min(left, width)
        }
    }

    /// The rest of the line, without its end.
    var rest: [UInt8] {
        guard isInsideTab else { return Array(bytes[offset...]) }
        let spaces = [UInt8](repeating: UInt8(ascii: " "), count: 4 - column % 4)
        return spaces + bytes[(offset + 1)...]
    }

    /// The rest of the line, without spaces at both ends.
    var trimmedRest: [UInt8] { rest.trimmed }
}

extension Collection<UInt8> where Self: BidirectionalCollection {
    /// The bytes without spaces and tabs at both ends.
    var trimmed: [UInt8] {
        guard let start = firstIndex(where: { !$0.isSpace }),
            let end = lastIndex(where: { !$0.isSpace })
        else { return [] }
        return Array(self[start...end])
    }
}

extension UInt8 {
    var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isAlphanumeric: Bool { isLetter || isDigit }
}
