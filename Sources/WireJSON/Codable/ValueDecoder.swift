/// Reads `Decodable` values from `JSON`.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
    let json: JSON
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let object = json.objectValue else { throw mismatch(JSONObject.self) }
        return KeyedDecodingContainer(Members(object: object, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = json.arrayValue else { throw mismatch([JSON].self) }
        return Elements(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { json.isNull }
    func decode(_ type: Bool.Type) throws -> Bool { try unwrap(json.boolValue) }
    func decode(_ type: String.Type) throws -> String { try unwrap(json.stringValue) }
    func decode(_ type: Double.Type) throws -> Double { try unwrap(json.doubleValue) }
    func decode(_ type: Float.Type) throws -> Float { try unwrap(json.doubleValue.map(Float.init)) }
    func decode<Value: Decodable & FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        guard case .number(let number) = json else { throw mismatch(type) }
        // Parsed from the literal, so that a number that does not fit is refused and not rounded.
        return try unwrap(Value(number.literal))
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let integer = type as? any (Decodable & FixedWidthInteger).Type,
            let value = try decode(integer) as? Value
        {
            return value
        }
        return try Value(from: self)
    }

    private func unwrap<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw mismatch(Value.self) }
        return value
    }

    private func mismatch(_ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath, debugDescription: "the JSON value there is something else")
        return json.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let object: JSONObject
        let codingPath: [any CodingKey]

        var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.name) } }
        func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }

        private func member(_ key: some CodingKey) throws -> ValueDecoder {
            guard let value = object[key.stringValue] else {
                throw DecodingError.keyNotFound(
                    key, .init(codingPath: codingPath, debugDescription: "there is no such member"))
            }
            return ValueDecoder(json: value, codingPath: codingPath + [key])
        }

        func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try member(key).decode(type)
        }
        func nestedContainer<Nested>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> { try member(key).container(keyedBy: type) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try member(key).unkeyedContainer()
        }
        func superDecoder() throws -> any Decoder { try member(MemberName("super")) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
    }

    private struct Elements: UnkeyedDecodingContainer {
        let elements: [JSON]
        let codingPath: [any CodingKey]
        private(set) var currentIndex = 0
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex >= elements.count }

        init(elements: [JSON], codingPath: [any CodingKey]) {
            self.elements = elements
            self.codingPath = codingPath
        }

        private var current: ValueDecoder {
            get throws {
                let path = codingPath + [MemberName(currentIndex)]
                guard !isAtEnd else {
                    throw DecodingError.valueNotFound(
                        JSON.self, .init(codingPath: path, debugDescription: "the array has ended"))
                }
                return ValueDecoder(json: elements[currentIndex], codingPath: path)
            }
        }

        /// Reads the current element, and moves on only if that succeeds.
        private mutating func step<Value>(
            _ read: (ValueDecoder) throws -> Value
        ) throws -> Value {
            let value = try read(try current)
            currentIndex += 1
            return value
        }

        mutating func decodeNil() throws -> Bool {
            guard try current.decodeNil() else { return false }
            currentIndex += 1
            return true
        }
        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try step { try $0.decode(type) }
        }
        mutating func nestedContainer<Nested>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> { try step { try $0.container(keyedBy: type) } }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try step { try $0.unkeyedContainer() }
        }
        mutating func superDecoder() throws -> any Decoder { try step { $0 } }
    }
}
