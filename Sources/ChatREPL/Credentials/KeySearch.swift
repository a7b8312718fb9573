/// What came of looking for a key.
package struct KeySearch: Sendable, Hashable {
    package var key: FoundKey?
    /// Why some that could have had one gave none.
    package var remarks: [String] = []

    package init(key: FoundKey? = nil, remarks: [String] = []) {
        self.key = key
        self.remarks = remarks
    }
}
