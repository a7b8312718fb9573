/// The marks of bracketed paste.
enum PasteMark {
    /// The bytes of `ESC [ 200 ~`.
    static let start: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
    /// The bytes of `ESC [ 201 ~`.
    static let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
}
