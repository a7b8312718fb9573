/// A gzip stream whose blocks are stored, not compressed (RFC 1951 section 3.2.4, RFC 1952).
package struct GzipStored {
    private var checksum: UInt32 = 0xFFFF_FFFF
    private var length: UInt32 = 0

    package init() {}

    package static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    /// The stored blocks of a piece of the body, one for each 65,535 bytes.
    package mutating func blocks(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(0xFFFF)
            rest = rest.dropFirst(part.count)
            output += [0] + Self.little(UInt16(part.count)) + Self.little(~UInt16(part.count))
            output += part
        }
        for byte in bytes { add(byte) }
        length &+= UInt32(truncatingIfNeeded: bytes.count)
        return output
    }

    /// The last, empty block, the checksum and the length.
    package func trailer() -> [UInt8] {
        [1, 0, 0, 0xFF, 0xFF] + Self.little(~checksum) + Self.little(length)
    }

    private mutating func add(_ byte: UInt8) {
        checksum = checksum >> 8 ^ Self.table[Int(UInt8(truncatingIfNeeded: checksum) ^ byte)]
    }

    /// The CRC of each single byte (RFC 1952 section 8).
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        stride(from: 0, to: value.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
