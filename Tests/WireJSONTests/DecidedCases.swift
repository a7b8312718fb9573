/// Texts that RFC 8259 leaves to the parser, and this parser's results.
struct DecidedCase {
    let text: GrammarCase
    /// The bytes written for the parsed text; `nil` when it is refused.
    let written: [UInt8]?

    static let all: [DecidedCase] = repaired + kept + refused

    /// Lone surrogates and invalid UTF-8 become U+FFFD, also in the next request.
    ///
    /// The API refuses a request with a lone surrogate, so a conversation could not continue.
    private static let repaired: [DecidedCase] =
        [
            ("the first half alone", #""\uD800""#, "\u{FFFD}"),
            ("the second half alone", #""\uDC00""#, "\u{FFFD}"),
            ("the first half before text", #""\ud888abc""#, "\u{FFFD}abc"),
            ("the first half before an escape", #""\uD800\n""#, "\u{FFFD}\\n"),
            ("the first half before a character", #""\uD800\u0041""#, "\u{FFFD}A"),
            ("two first halves", #""\uD800\uD800""#, "\u{FFFD}\u{FFFD}"),
            ("two second halves", #""\uDC00\uDFFF""#, "\u{FFFD}\u{FFFD}"),
            ("the halves the wrong way round", #""\uDd1e\uD834""#, "\u{FFFD}\u{FFFD}"),
            ("a first half before a pair", #""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"),
            ("a half among other escapes", #""\/\uD800\u00e9""#, "/\u{FFFD}é"),
        ].map { rule, text, repaired in
            DecidedCase(text: .init(rule, text), written: Array("\"\(repaired)\"".utf8))
        }
        + [
            ("a lonely byte of the second kind", [0x81], 1),
            ("a byte that is never UTF-8", [0xFF], 1),
            ("Latin-1", [0xE9], 1),
            ("a sequence that is too short", [0xE0, 0xFF], 2),
            ("a sequence that is cut", [0xE2, 0x82], 1),
            ("a sequence that is longer than needed", [0xC0, 0xAF], 2),
            ("a six-byte sequence", [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], 6),
            ("a half as UTF-8", [0xED, 0xA0, 0x80], 3),
            ("behind the last scalar", [0xF4, 0xBF, 0xBF, 0xBF], 4),
        ].map { rule, bytes, count in
            DecidedCase(
                text: .init(rule, "\"", bytes, "\""),
                written: Array("\"\(many(count, "\u{FFFD}"))\"".utf8))
        } + [
            DecidedCase(
                text: .init("half a pair in a name", #"{"\uDFAA":0}"#),
                written: Array("{\"\u{FFFD}\":0}".utf8))
        ]

    /// Numbers beyond the range of every type keep their literal.
    private static let kept: [DecidedCase] = [
        ("an exponent beyond double", "0.4e" + many(40, "9")),
        ("an exponent below double", "123e-10000000"),
        ("a negative exponent beyond double", "-1e+9999"),
        ("an integer beyond 64 bits", "100000000000000000000"),
        ("an integer below 64 bits", "-123123123123123123123123123123"),
        ("an integer beyond double", many(400, "9")),
    ].map { rule, text in
        DecidedCase(text: .init(rule, text), written: Array(text.utf8))
    }

    private static let refused: [DecidedCase] = [
        .init("a byte order mark", [0xEF, 0xBB, 0xBF], "{}"),
        .init("UTF-16 with its mark, little end first", [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]),
        .init("UTF-16 with its mark, big end first", [0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D]),
        .init("UTF-16, little end first", [0x5B, 0x00, 0x5D, 0x00]),
        .init("UTF-16, big end first", [0x00, 0x5B, 0x00, 0x5D]),
        .init("one level too deep", many(129, "[") + many(129, "]")),
        .init("500 arrays in each other", many(500, "[") + many(500, "]")),
    ].map { DecidedCase(text: $0, written: nil) }
}

extension GrammarCase {
    /// Bytes that are not UTF-8, before a text.
    fileprivate init(_ rule: String, _ bytes: [UInt8], _ after: String) {
        self.init(rule, "", bytes, after)
    }
}
