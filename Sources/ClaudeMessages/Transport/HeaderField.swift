/// One header field.
public struct HeaderField: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// The name in lower case.
    public let name: String
    /// The value, without control characters.
    public let value: String

    /// Makes a field without control characters, so that no value can begin another field.
    public init(_ name: String, _ value: String) {
        self.name = Self.clean(name).lowercased()
        self.value = Self.clean(value)
    }

    private static func clean(_ text: String) -> String {
        func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }
        guard text.utf8.contains(where: isControl) else { return text }
        return String(decoding: text.utf8.filter { !isControl($0) }, as: UTF8.self)
    }

    /// The name only: values may be secrets.
    public var description: String { name }
    /// The name only: values may be secrets.
    public var debugDescription: String { name }
    /// The name only: values may be secrets.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
