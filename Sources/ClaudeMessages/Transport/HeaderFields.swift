/// Header fields in the order in which they came.
public struct HeaderFields: Sendable, Hashable {
    /// The fields; a name may come more than once.
    public var fields: [HeaderField]

    /// Makes a list of fields in that order.
    public init(_ fields: [HeaderField] = []) { self.fields = fields }

    /// The first value of that name, given in lower case.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}
