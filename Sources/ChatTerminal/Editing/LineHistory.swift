/// The submitted texts, oldest first.
package struct LineHistory: Sendable {
    /// In UTF-8 bytes; longer entries are not kept, as they would slow down every start.
    package static let longestEntry = 64 * 1024

    package private(set) var entries: [String] = []
    /// The folds of the entries submitted in this process, by text.
    private var folds: [String: [Draft.Fold]] = [:]
    private let capacity: Int

    package init(_ entries: [String] = [], capacity: Int = 5_000) {
        self.capacity = max(1, capacity)
        for entry in entries { add(entry) }
    }

    /// Adds a submitted text; returns whether it is to be written to the file.
    @discardableResult
    package mutating func add(_ entered: Draft) -> Bool {
        let isNew = add(entered.text)
        if isNew || entered.text == entries.last { folds[entered.text] = entered.folds }
        return isNew
    }

    /// Adds an entry; returns false for blank, repeated or too long ones, which are not kept.
    ///
    /// Entries that differ only in trailing white space are equal.
    @discardableResult
    package mutating func add(_ entry: String) -> Bool {
        guard entry.utf8.count <= Self.longestEntry,
            entry.contains(where: { !$0.isWhitespace }),
            entries.last.map(Self.withoutBlanksBehind) != Self.withoutBlanksBehind(entry)
        else { return false }
        entries.append(entry)
        // Trimmed by a quarter at a time, so that the array is not shifted for every entry.
        if entries.count > capacity + capacity / 4 {
            for old in entries.prefix(entries.count - capacity) { folds[old] = nil }
            entries.removeFirst(entries.count - capacity)
        }
        return true
    }

    private static func withoutBlanksBehind(_ entry: String) -> Substring {
        entry.lastIndex { !$0.isWhitespace }.map { entry[...$0] } ?? ""
    }

    /// The draft of an entry; one from an earlier session is folded by its size.
    package func draft(of text: String) -> Draft {
        folds[text].map { Draft(text, folds: $0) } ?? Draft(unknown: text)
    }

    /// The index of the nearest entry that contains `query`, older or newer than `index`.
    func search(_ query: String, from index: Int, _ direction: HistorySearch.Direction) -> Int? {
        guard !query.isEmpty else { return nil }
        let needle = Array(query.utf8)
        let place = min(max(-1, index), entries.count)
        switch direction {
        case .older:
            return entries[..<max(0, place)].lastIndex { $0.utf8Offset(of: needle) != nil }
        case .newer:
            return entries[min(place + 1, entries.count)...]
                .firstIndex { $0.utf8Offset(of: needle) != nil }
        }
    }

    /// The newest entries that contain `query` and match the filter, newest first.
    package func newest(
        _ count: Int, containing query: String, where counts: (String) -> Bool
    ) -> [String] {
        let needle = Array(query.utf8)
        var found: [String] = []
        for entry in entries.reversed() where found.count < count {
            if entry.utf8Offset(of: needle) != nil, counts(entry) { found.append(entry) }
        }
        return found
    }
}

extension String {
    /// The UTF-8 offset of the first occurrence of `needle`.
    ///
    /// By bytes, because a search by grapheme clusters takes a second in a history of long entries.
    package func utf8Offset(of needle: [UInt8]) -> Int? {
        guard let first = needle.first else { return 0 }
        let found = unsafe utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            var start = 0
            while let place = unsafe bytes[start...].firstIndex(of: first),
                bytes.count - place >= needle.count
            {
                if unsafe bytes[place..<place + needle.count].elementsEqual(needle) { return place }
                start = place + 1
            }
            return nil
        }
        // A string without contiguous UTF-8 storage is copied once.
        return found ?? String(decoding: Array(utf8), as: UTF8.self).utf8Offset(of: needle)
    }
}
