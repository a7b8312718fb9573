/// The output of an encoder so far; shared by the containers of one value.
final class EncodedValue {
    /// A part that is still being written, or a complete one.
    private enum Part {
        case whole(JSON)
        case object([(String, EncodedValue)])
        case array([EncodedValue])
    }

    private var part: Part?

    func set(_ json: JSON) { part = .whole(json) }

    func beginObject() { if case .object = part {} else { part = .object([]) } }
    func beginArray() { if case .array = part {} else { part = .array([]) } }

    func addMember(_ name: String) -> EncodedValue {
        let value = EncodedValue()
        guard case .object(var members) = part else { return value }
        members.append((name, value))
        part = .object(members)
        return value
    }

    func addElement() -> EncodedValue {
        let value = EncodedValue()
        guard case .array(var elements) = part else { return value }
        elements.append(value)
        part = .array(elements)
        return value
    }

    var count: Int {
        guard case .array(let elements) = part else { return 0 }
        return elements.count
    }

    /// The value; `null` when nothing was written.
    var json: JSON {
        switch part {
        case .whole(let json): json
        case .object(let members):
            .object(JSONObject(members.map { .init(name: $0.0, value: $0.1.json) }))
        case .array(let elements): .array(elements.map(\.json))
        case nil: .null
        }
    }
}
