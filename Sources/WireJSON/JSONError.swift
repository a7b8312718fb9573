/// Why a text is not JSON, and the position.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedByte = "unexpected byte"
        case badEscape = "bad escape in a string"
        case controlInString = "raw control character in a string"
        case badNumber = "bad number"
        case tooDeep = "nested too deeply"
        case tooManyValues = "too many values"
        case trailingBytes = "bytes after the value"
    }

    public let reason: Reason
    /// The byte offset at which the error was detected.
    public let offset: Int

    public var description: String { "\(reason.rawValue) at byte \(offset)" }
}
