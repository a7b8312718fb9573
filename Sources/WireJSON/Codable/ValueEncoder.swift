/// Writes `Encodable` values as `JSON`.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
    let storage: EncodedValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        storage.beginObject()
        return KeyedEncodingContainer(Members(storage: storage, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        storage.beginArray()
        return Elements(storage: storage, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { storage.set(.null) }
    func encode(_ value: Bool) { storage.set(.bool(value)) }
    func encode(_ value: String) { storage.set(JSON(value)) }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode<Value: Encodable & BinaryInteger>(_ value: Value) {
        storage.set(.number(JSONNumber(checked: value.description)))
    }

    func encode(_ value: Double) throws {
        guard let number = JSONNumber(value) else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: codingPath, debugDescription: "JSON has no \(value)"))
        }
        storage.set(.number(number))
    }

    func encode(_ value: some Encodable) throws {
        switch value {
        case let integer as any Encodable & BinaryInteger: encode(integer)
        default: try value.encode(to: self)
        }
    }

    private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let storage: EncodedValue
        let codingPath: [any CodingKey]

        private func member(_ key: some CodingKey) -> ValueEncoder {
            ValueEncoder(
                storage: storage.addMember(key.stringValue), codingPath: codingPath + [key])
        }

        func encodeNil(forKey key: Key) { member(key).encodeNil() }
        func encode(_ value: some Encodable, forKey key: Key) throws {
            try member(key).encode(value)
        }
        func nestedContainer<Nested>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> { member(key).container(keyedBy: type) }
        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            member(key).unkeyedContainer()
        }
        func superEncoder() -> any Encoder { member(MemberName("super")) }
        func superEncoder(forKey key: Key) -> any Encoder { member(key) }
    }

    private struct Elements: UnkeyedEncodingContainer {
        let storage: EncodedValue
        let codingPath: [any CodingKey]
        var count: Int { storage.count }

        private func element() -> ValueEncoder {
            ValueEncoder(
                storage: storage.addElement(), codingPath: codingPath + [MemberName(count)])
        }

        func encodeNil() { element().encodeNil() }
        func encode(_ value: some Encodable) throws { try element().encode(value) }
        func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            element().container(keyedBy: type)
        }
        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            element().unkeyedContainer()
        }
        func superEncoder() -> any Encoder { element() }
    }
}
