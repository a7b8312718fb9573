// The standard library's versions are in its regular expression module, whose engine would be a
// ninth of the program's size (docs/decisions/0012).

extension Collection where Element: Equatable {
    /// The range of the first occurrence of another collection in this one.
    package func place(of other: some Collection<Element>) -> Range<Index>? {
        var start = startIndex
        while true {
            if let end = end(of: other, at: start) { return start..<end }
            guard start < endIndex else { return nil }
            formIndex(after: &start)
        }
    }

    /// Whether this collection contains another one.
    package func holds(_ other: some Collection<Element>) -> Bool { place(of: other) != nil }

    /// The number of non-overlapping occurrences of another collection in this one.
    package func count(of other: some Collection<Element>) -> Int {
        var count = 0
        var rest = self[...]
        while let place = rest.place(of: other), !place.isEmpty {
            count += 1
            rest = rest[place.upperBound...]
        }
        return count
    }

    /// The end of `other` at `start`; `nil` when it does not occur there.
    private func end(of other: some Collection<Element>, at start: Index) -> Index? {
        var here = start
        for element in other {
            guard here < endIndex, self[here] == element else { return nil }
            formIndex(after: &here)
        }
        return here
    }
}

extension RangeReplaceableCollection where Element: Equatable {
    /// A copy with each occurrence of `old` replaced by `new`.
    package func swapping(
        _ old: some Collection<Element>, for new: some Collection<Element>
    ) -> Self {
        var result = Self()
        var rest = self[...]
        while let place = rest.place(of: old), !place.isEmpty {
            result.append(contentsOf: rest[..<place.lowerBound])
            result.append(contentsOf: new)
            rest = rest[place.upperBound...]
        }
        result.append(contentsOf: rest)
        return result
    }
}
