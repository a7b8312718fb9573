import ChatTerminal
import Testing

/// Encoded keys: the kitty protocol, and xterm's modifyOtherKeys.
@Suite struct KeyChordTests {
    /// The bytes after `ESC [`, and the keys.
    typealias Row = (String, [Key])

    private static func check(_ rows: [Row], chunk: Int) {
        for (sequence, wanted) in rows {
            #expect(
                KeyDecoderTests.keys("\u{1B}[" + sequence, chunk: chunk) == wanted, "\(sequence)")
        }
    }

    private static let chords: [Row] = [
        ("99;5u", [.control(3)]), ("27;5;99~", [.control(3)]), ("99;6u", [.control(3)]),
        ("100;5u", [.control(4)]), ("27;5;100~", [.control(4)]), ("67;5u", [.control(3)]),
        ("27u", [.escape]), ("27;1u", [.escape]), ("27;2u", [.escape]), ("27;1;27~", [.escape]),
        ("91;5u", [.escape]), ("51;5u", [.escape]),
        ("106;5u", [.newline]), ("27;5;106~", [.newline]), ("13;2u", [.newline]),
        ("13;5u", [.newline]), ("13;3u", [.newline]), ("27;2;13~", [.newline]),
        ("13u", [.enter]), ("13;1u", [.enter]), ("109;5u", [.enter]), ("27;5;109~", [.enter]),
        ("9u", [.tab]), ("105;5u", [.tab]), ("9;2u", [.backTab]), ("27;2;9~", [.backTab]),
        ("Z", [.backTab]), ("1;2Z", [.backTab]),
        ("127u", [.backspace]), ("8u", [.backspace]), ("104;5u", [.backspace]),
        ("127;2u", [.backspace]), ("127;5u", [.control(0x17)]), ("27;5;127~", [.control(0x17)]),
        ("32;5u", [.control(0)]), ("50;5u", [.control(0)]), ("50:64;6u", [.control(0)]),
        ("47;5u", [.control(0x1F)]), ("45:95;6u", [.control(0x1F)]),
        ("120;5u", [.control(0x18)]), ("101;5u", [.control(5)]),
        ("98;3u", [.alt("b")]), ("27;3;98~", [.alt("b")]), ("98;33u", [.alt("b")]),
        ("100:68;4u", [.alt("D")]), ("100;4u", [.alt("D")]),
        ("32;2u", [.text(" ")]), ("97u", [.text("a")]), ("97:65;2u", [.text("A")]),
        ("97;2u", [.text("A")]), ("233;2u", [.text("É")]), ("27;2;65~", [.text("A")]),
        ("49:33;2u", [.text("!")]),
        // No text and no key.
        ("99;9u", []), ("99;17u", []), ("48;5u", []), ("128u", []), ("57344;5u", []),
    ]

    /// By the active layout if that has the chord, else by the standard layout.
    private static let layouts: [Row] = [
        ("1089::99;5u", [.control(3)]), ("1089:1057:99;6u", [.control(3)]),
        ("1074::100;5u", [.control(4)]), ("1086::106;5u", [.newline]),
        ("1084::118;5u", [.control(0x16)]), ("39::119;5u", [.control(0x17)]),
        ("1080::98;3u", [.alt("b")]), ("1080:1048:98;4u", [.alt("B")]),
        ("106::99;5u", [.newline]), ("233::50;5u", [.control(0)]),
        ("1089::99u", [.text("с")]), ("1089:1057:99;2u", [.text("С")]), ("1089;5u", []),
    ]

    private static let events: [Row] = [
        ("104;1:1u", [.text("h")]), ("104;1:2u", [.text("h")]), ("104;1:3u", []),
        ("1;1:1A", [.up]), ("1;1:2A", [.up]), ("1;1:3A", []), ("1;5:2C", [.wordRight]),
        ("1;5:3C", []), ("3;1:2~", [.delete]), ("3;1:3~", []), ("1;1:3H", []), ("5;1:3~", []),
        ("127;1:2u", [.backspace]), ("127;1:3u", []), ("1;2:3Z", []),
        ("13;1:3u", []), ("27;1:3u", []), ("99;5:3u", []), ("27;5:3;99~", []),
        ("57442;5:3u", []), ("57399;1:3u", []),
        // Auto-repeat of keys that submit, interrupt or end the chat is ignored.
        ("13;1:2u", []), ("27;1:2u", []), ("99;5:2u", []), ("100;5:2u", []), ("57414;1:2u", []),
        ("13;2:2u", [.newline]), ("104;1:4u", []),
    ]

    private static let typed: [Row] = [
        ("97;;229u", [.text("å")]), ("0;;229u", [.text("å")]),
        ("97;1;97:98u", [.text("a"), .text("b")]),
        ("97;2;65u", [.text("A")]), ("97;;3u", [.text("a")]), ("99;5;99u", [.control(3)]),
        ("57409;;44u", [.text(",")]), ("97;3;97u", [.alt("a")]),
    ]

    private static let locks: [Row] = [
        ("99;69u", [.control(3)]), ("99;133u", [.control(3)]), ("99;197u", [.control(3)]),
        ("13;65u", [.enter]), ("13;129u", [.enter]), ("13;130u", [.newline]),
        ("97;129u", [.text("a")]),
        ("97;65u", [.text("A")]), ("97;66u", [.text("a")]), ("49;65u", [.text("1")]),
        ("1;129A", [.up]), ("1;65C", [.right]), ("1;133C", [.wordRight]), ("3;129~", [.delete]),
    ]

    private static let keypad: [Row] =
        "0123456789./*-+".unicodeScalars.enumerated().map { ("\(57_399 + $0)u", [.text($1)]) } + [
            ("57414u", [.enter]), ("57414;2u", [.newline]), ("57415u", [.text("=")]),
            ("57416u", [.text(",")]), ("57417u", [.left]), ("57418u", [.right]), ("57419u", [.up]),
            ("57420u", [.down]), ("57421u", [.pageUp]), ("57422u", [.pageDown]),
            ("57423u", [.home]),
            ("57424u", [.end]), ("57425u", []), ("57426u", [.delete]), ("57427u", []),
            ("57400;129u", [.text("1")]), ("57417;5u", [.wordLeft]), ("57418;3u", [.wordRight]),
            ("57400;1:2u", [.text("1")]),
        ]

    private static let reports: [Row] = [
        ("?0u", [.report(.keyboard(flags: 0))]), ("?5u", [.report(.keyboard(flags: 5))]),
        ("?62;22c", [.report(.attributes)]), ("?1;2c", [.report(.attributes)]),
        ("?c", [.report(.attributes)]),
        // Echoed queries, and reports that were not requested.
        ("?u", []), ("c", []), (">5u", []), ("<u", []), ("=5;1u", []), (">1;95;0c", []),
        ("?2026;2$y", []), ("?1;1R", []), ("12;40R", []), ("8;24;80t", []), ("I", []), ("O", []),
        ("<0;10;10M", []), ("<0;10;10m", []), ("?99999999999999999999u", []),
    ]

    @Test(arguments: chunkSizes) func theyActAsThePlainKeysDo(size: Int) {
        Self.check(Self.chords + Self.layouts + Self.locks + Self.keypad, chunk: size)
    }

    @Test(arguments: chunkSizes) func aReleaseIsNoPress(size: Int) {
        Self.check(Self.events, chunk: size)
    }

    @Test(arguments: chunkSizes) func whatTheKeyTypedCounts(size: Int) {
        Self.check(Self.typed, chunk: size)
    }

    @Test(arguments: chunkSizes) func anAnswerIsNoText(size: Int) {
        Self.check(Self.reports, chunk: size)
    }

    /// The private code points of functional keys in the kitty protocol type nothing.
    @Test func noNameOfAKeyIsTyped() {
        for code in 57_344...63_743 {
            for sequence in ["\(code)u", "\(code);2u", "\(code);3u", "27;1;\(code)~"] {
                for key in KeyDecoderTests.keys("\u{1B}[" + sequence, chunk: 64) {
                    if case .text(let scalar) = key { #expect(scalar.isASCII, "\(sequence)") }
                    if case .alt(let scalar) = key { #expect(scalar.isASCII, "\(sequence)") }
                }
            }
        }
    }
}
