extension String {
    /// A copy with each ASCII character `old` replaced by `new`.
    ///
    /// By bytes, which is much faster than by characters.
    package func swapping(ascii old: Unicode.Scalar, for new: Unicode.Scalar) -> String {
        let (old, new) = (UInt8(ascii: old), UInt8(ascii: new))
        return String(decoding: utf8.map { $0 == old ? new : $0 }, as: UTF8.self)
    }
}
