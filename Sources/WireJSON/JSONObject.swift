/// The members of a JSON object in the order in which they came, duplicates included.
///
/// Lookup walks the members: API objects have a dozen, and a hash table would cost more to build
/// than it ever saves.
public struct JSONObject: Sendable, Hashable {
    /// One `"name": value` pair.
    public struct Member: Sendable, Hashable {
        public var key: JSONString
        public var value: JSON

        public var name: String { key.value }

        public init(name: String, value: JSON) { self.init(key: JSONString(name), value: value) }

        init(key: JSONString, value: JSON) {
            self.key = key
            self.value = value
        }
    }

    public var members: [Member]

    public init(_ members: [Member] = []) { self.members = members }

    /// The value of the last member of that name, as every common parser has it.
    ///
    /// Setting replaces that member in its place or appends one; setting `nil` removes every
    /// member of that name.
    public subscript(_ name: String) -> JSON? {
        get { members.last { $0.name == name }?.value }
        set {
            guard let newValue else {
                members.removeAll { $0.name == name }
                return
            }
            if let place = members.lastIndex(where: { $0.name == name }) {
                members[place].value = newValue
            } else {
                members.append(Member(name: name, value: newValue))
            }
        }
    }

    public var isEmpty: Bool { members.isEmpty }
}
