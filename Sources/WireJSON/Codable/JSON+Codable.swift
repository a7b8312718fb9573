extension JSON {
    /// The JSON of any `Encodable` value, with members in the order of encoding.
    public init(encoding value: some Encodable) throws {
        let storage = EncodedValue()
        try value.encode(to: ValueEncoder(storage: storage, codingPath: []))
        self = storage.json
    }

    /// This value as a `Decodable` type; unknown members are ignored.
    public func decode<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try Value(from: ValueDecoder(json: self, codingPath: []))
    }
}

extension JSON: Codable {
    /// Reads a value from any decoder; `ValueDecoder` keeps spelling and duplicates.
    public init(from decoder: any Decoder) throws {
        if let own = decoder as? ValueDecoder {
            self = own.json
            return
        }
        if let members = try? decoder.container(keyedBy: MemberName.self) {
            self = .object(
                JSONObject(
                    try members.allKeys.map { key in
                        JSONObject.Member(
                            name: key.stringValue,
                            value: try members.decode(JSON.self, forKey: key))
                    }))
        } else if var elements = try? decoder.unkeyedContainer() {
            var array: [JSON] = []
            while !elements.isAtEnd { array.append(try elements.decode(JSON.self)) }
            self = .array(array)
        } else {
            self = try Self.scalar(in: decoder.singleValueContainer())
        }
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSON {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int.self) { return .number(JSONNumber(value)) }
        if let value = try? container.decode(Double.self), let number = JSONNumber(value) {
            return .number(number)
        }
        return .string(JSONString(try container.decode(String.self)))
    }

    /// Writes this value to any encoder; `ValueEncoder` keeps spelling and duplicates.
    public func encode(to encoder: any Encoder) throws {
        if let own = encoder as? ValueEncoder {
            own.storage.set(self)
            return
        }
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: MemberName.self)
            for member in object.members {
                try container.encode(member.value, forKey: MemberName(member.name))
            }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        default: try encodeScalar(to: encoder.singleValueContainer())
        }
    }

    private func encodeScalar(to container: any SingleValueEncodingContainer) throws {
        var container = container
        switch self {
        case .bool(let value): try container.encode(value)
        case .string(let string): try container.encode(string.value)
        case .number(let number):
            if let value = number.int {
                try container.encode(value)
            } else {
                try container.encode(number.double)
            }
        case .null, .array, .object: try container.encodeNil()
        }
    }
}
