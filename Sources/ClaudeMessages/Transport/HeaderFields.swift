/// Header fields in the order received.
public struct HeaderFields: Sendable, Hashable {
    /// The fields; a name may occur more than once.
    public var fields: [HeaderField]

    /// Makes a list of fields.
    public init(_ fields: [HeaderField] = []) { self.fields = fields }

    /// The first value of a name, which must be in lower case.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}
