/// The members of a JSON object in the order received, duplicates included.
///
/// Lookup is linear: API objects have a dozen members, for which building a hash table takes
/// longer than it saves.
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

    /// The value of the last member with this name, as in all common parsers.
    ///
    /// Setting replaces that member in place, or appends one; setting `nil` removes every member
    /// with this name.
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
