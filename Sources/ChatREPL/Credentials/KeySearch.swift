/// The result of the search for a key.
package struct KeySearch: Sendable, Hashable {
    package var key: FoundKey?
    /// Why sources that were asked gave none.
    package var remarks: [String] = []

    package init(key: FoundKey? = nil, remarks: [String] = []) {
        self.key = key
        self.remarks = remarks
    }
}
