extension String {
    /// The text in pieces of about `length` bytes, split between scalars.
    package func pieces(ofBytes length: Int) -> some Sequence<String> {
        sequence(state: utf8.startIndex) { start -> String? in
            guard start < utf8.endIndex else { return nil }
            var end = utf8.index(start, offsetBy: length, limitedBy: utf8.endIndex) ?? utf8.endIndex
            while end < utf8.endIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(after: end) }
            defer { start = end }
            return String(self[start..<end])
        }
    }
}
