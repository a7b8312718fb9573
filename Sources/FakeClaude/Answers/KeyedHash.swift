/// SipHash-2-4 of bytes added in pieces: the keyed hash of signatures and cache keys.
package struct KeyedHash: Sendable {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    private var word: UInt64 = 0
    private var count: UInt64 = 0

    package init(key: UInt64) {
        v0 = 0x736f_6d65_7073_6575 ^ key
        v1 = 0x646f_7261_6e64_6f6d ^ ~key
        v2 = 0x6c79_6765_6e65_7261 ^ key
        v3 = 0x7465_6462_7974_6573 ^ ~key
    }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            word |= UInt64(byte) << (8 * (count % 8))
            count &+= 1
            if count % 8 == 0 { absorb() }
        }
    }

    /// Adds a text and a separator, so that adjacent fields stay distinct.
    package mutating func update(field: String) {
        update(field.utf8)
        update([0xFF])
    }

    private mutating func absorb() {
        v3 ^= word
        round()
        round()
        v0 ^= word
        word = 0
    }

    /// The hash of the bytes added so far; more may be added after it.
    package func value() -> UInt64 {
        var end = self
        end.word |= (count & 0xFF) << 56
        end.absorb()
        end.v2 ^= 0xFF
        for _ in 0..<4 { end.round() }
        return end.v0 ^ end.v1 ^ end.v2 ^ end.v3
    }

    private mutating func round() {
        v0 = v0 &+ v1
        v1 = Self.rotate(v1, 13) ^ v0
        v0 = Self.rotate(v0, 32)
        v2 = v2 &+ v3
        v3 = Self.rotate(v3, 16) ^ v2
        v0 = v0 &+ v3
        v3 = Self.rotate(v3, 21) ^ v0
        v2 = v2 &+ v1
        v1 = Self.rotate(v1, 17) ^ v2
        v2 = Self.rotate(v2, 32)
    }

    private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
        value << bits | value >> (64 - bits)
    }
}
