extension JSON: CustomStringConvertible {
    /// The compact JSON text, without white space between tokens.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        write(into: &output)
        return output
    }

    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends the compact JSON text.
    public func write(into output: inout some JSONOutput) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let number): output.append(contentsOf: number.literal.utf8)
        case .string(let string): string.write(into: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                element.write(into: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            for (place, member) in object.members.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                member.key.write(into: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(into: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}

extension JSONString {
    func write(into output: inout some JSONOutput) {
        output.append(UInt8(ascii: "\""))
        if let spelled {
            output.append(contentsOf: spelled.utf8)
        } else {
            output.append(escaping: value)
        }
        output.append(UInt8(ascii: "\""))
    }
}
