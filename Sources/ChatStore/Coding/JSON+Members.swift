import WireJSON

extension JSON {
    /// An object without the members that are nil.
    init(members: KeyValuePairs<String, JSON?>) {
        self = .object(
            JSONObject(
                members.compactMap { name, value in
                    value.map { JSONObject.Member(name: name, value: $0) }
                }))
    }

    init(_ value: Double) { self = JSONNumber(value).map(JSON.number) ?? .null }

    func int(_ name: String) -> Int? { self[name]?.intValue }
    func string(_ name: String) -> String? { self[name]?.stringValue }
    func array(_ name: String) -> [JSON] { self[name]?.arrayValue ?? [] }
}
