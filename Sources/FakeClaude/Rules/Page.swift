package import WireJSON

/// One page of a list, selected by `limit`, `after_id` and `before_id`.
package struct Page: Sendable {
    private let ids: [String]
    /// The indices of the page in the whole list.
    package let range: Range<Int>
    private let hasMore: Bool

    /// `ids` are those of the whole list, in order.
    package init(_ ids: [String], _ target: Target) throws(APIError) {
        let limit = try Self.limit(target)
        self.ids = ids
        if let before = target["before_id"] {
            let end = ids.firstIndex(of: before) ?? 0
            range = max(0, end - limit)..<end
            hasMore = end > limit
        } else {
            let start = target["after_id"].flatMap(ids.firstIndex).map { $0 + 1 } ?? 0
            range = start..<min(start + limit, ids.count)
            hasMore = ids.count - start > limit
        }
    }

    package static func limit(_ target: Target) throws(APIError) -> Int {
        let limit = Int(target["limit"] ?? "20") ?? 0
        guard (1...1000).contains(limit) else {
            throw .invalid("limit: Input should be between 1 and 1000")
        }
        return limit
    }

    package func json(_ item: (Int) -> JSON) -> JSON {
        [
            "data": .array(range.map(item)), "has_more": JSON(hasMore),
            "first_id": range.isEmpty ? nil : JSON(ids[range.lowerBound]),
            "last_id": range.isEmpty ? nil : JSON(ids[range.upperBound - 1]),
        ]
    }
}
