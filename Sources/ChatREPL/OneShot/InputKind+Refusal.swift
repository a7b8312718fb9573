extension InputKind {
    /// Why it is not sent, as a sentence; `nil` for text.
    package var refusal: String? {
        let isNot: String
        switch self {
        case .text: return nil
        case .format(let format):
            isNot = "\(format.name), and only text can be sent: nothing was sent; \(format.advice)"
        case .wide:
            isNot =
                "UTF-16 or UTF-32: nothing was sent; convert it first, iconv -f UTF-16 -t UTF-8"
        case .binary:
            isNot = "mostly no text, it looks binary: nothing was sent; unpack or convert it first"
        case .otherEncoding:
            isNot =
                "mostly no UTF-8: nothing was sent; convert it first, iconv -f ITS-NAME -t UTF-8"
        }
        return "standard input is " + isNot
    }
}
