/// One header line; names are compared case-insensitively.
package struct HTTPHeader: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The first value of that name.
    package subscript(_ name: String) -> String? {
        first { $0.name.lowercased() == name }?.value
    }
}
