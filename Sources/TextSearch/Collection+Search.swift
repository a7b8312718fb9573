// The standard library has these as well, in the module of its regular expressions, whose engine
// then becomes a ninth of the program (docs/decisions/0012).

extension Collection where Element: Equatable {
    /// Where another collection first stands in this one.
    package func place(of other: some Collection<Element>) -> Range<Index>? {
        var start = startIndex
        while true {
            if let end = end(of: other, at: start) { return start..<end }
            guard start < endIndex else { return nil }
            formIndex(after: &start)
        }
    }

    /// Whether another collection stands anywhere in this one.
    package func holds(_ other: some Collection<Element>) -> Bool { place(of: other) != nil }

    /// How often another collection stands in this one, each behind the one before it.
    package func count(of other: some Collection<Element>) -> Int {
        var count = 0
        var rest = self[...]
        while let place = rest.place(of: other), !place.isEmpty {
            count += 1
            rest = rest[place.upperBound...]
        }
        return count
    }

    /// Where `other` ends, if it stands there.
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
    /// With `new` in each place where `old` stands.
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
