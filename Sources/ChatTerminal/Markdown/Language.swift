/// The lexical rules of a language, made from a row of `LanguageTable`.
struct Language: Sendable {
    /// The delimiters of text that is not code: a string or a comment.
    struct Quote: Sendable {
        var open: [UInt8]
        var close: [UInt8]
        var role: Theme.Role
        /// A backslash escapes the next character.
        var hasEscapes = false
        /// It may extend over lines.
        var spansLines = false
        var nests = false
        /// In bytes; if it is not closed by then it is no quote: 'a in Rust, f' in Haskell.
        var maximum = Int.max

        init(
            _ open: String, _ close: String, _ role: Theme.Role = .string, escapes: Bool = false,
            lines: Bool = false, nests: Bool = false, maximum: Int = .max
        ) {
            self.open = Array(open.utf8)
            self.close = Array(close.utf8)
            self.role = role
            hasEscapes = escapes
            spansLines = lines
            self.nests = nests
            self.maximum = maximum
        }

        /// A quote that ends at the end of the line.
        static func line(_ open: String, _ role: Theme.Role = .comment) -> Quote {
            Quote(open, "", role)
        }
    }

    /// Languages that differ only in their keywords.
    enum Family: Sendable {
        case c, cNested, script, python, hash, dash, haskell, lua, powershell, css, sql, lisp,
            config
        case yaml, markup, diff, percent
    }

    var family: Family
    var quotes: [Quote] = []
    var keywords: Set<String> = []
    var ignoresCase = false
    /// Capitalised words are types.
    var hasTypes = false
    /// `<<WORD` begins text that ends at a line with that word.
    var hasHeredocs = false
    /// The characters of words besides letters, digits and underscores.
    var wordSigns: Set<UInt8> = []
    /// The prefixes of names such as `@name` and `$name`.
    var sigils: Set<UInt8> = []

    /// The language named by the info string of a fence; nil if unknown.
    init?(info: [UInt8]) {
        guard let name = Self.name(inInfo: info),
            let row = Self.table.first(where: { row in
                row.names.split(separator: " ").contains { $0 == name }
            })
        else { return nil }
        self.init(family: row.family)
        keywords = Set(row.words.split(separator: " ").map(String.init))
        if row.names.hasPrefix("rust") {
            quotes = quotes.map { quote in
                var quote = quote
                if quote.open == [UInt8(ascii: "'")] { quote.maximum = 4 }
                if quote.open == [UInt8(ascii: "\"")] { quote.spansLines = true }
                return quote
            }
        }
    }

    /// The name in an info string: `swift` in `Swift title="x"`, `{.swift}`, `swift:main.swift`.
    static func name(inInfo info: [UInt8]) -> String? {
        let word = info.drop { "{.".utf8.contains($0) }
            .prefix { !$0.isSpace && !"{},:;".utf8.contains($0) }
        return word.isEmpty ? nil : String(decoding: word, as: UTF8.self).lowercased()
    }

    private static let doubleQuote = Quote("\"", "\"", escapes: true)
    private static let singleQuote = Quote("'", "'", escapes: true)
    private static let triple = Quote("\"\"\"", "\"\"\"", escapes: true, lines: true)
    private static let backtick = Quote("`", "`", escapes: true, lines: true)
    private static let block = Quote("/*", "*/", .comment, lines: true)

    private init(family: Family) {
        self.family = family
        switch family {
        case .c, .cNested, .script:
            var comment = Self.block
            comment.nests = family == .cNested
            quotes = [.line("//"), comment, Self.triple, Self.doubleQuote, Self.singleQuote]
            if family == .script { quotes += [Self.backtick] }
            hasTypes = true
            sigils = [UInt8(ascii: "@"), UInt8(ascii: "#")]
            if family == .script { wordSigns = [UInt8(ascii: "$")] }
        case .python:
            let other = Quote("'''", "'''", escapes: true, lines: true)
            quotes = [.line("#"), Self.triple, other, Self.doubleQuote, Self.singleQuote]
            hasTypes = true
            sigils = [UInt8(ascii: "@")]
        case .hash:
            quotes = [
                .line("#"), Quote("\"", "\"", escapes: true, lines: true),
                Quote("'", "'", lines: true),
            ]
            hasHeredocs = true
            sigils = [UInt8(ascii: "$"), UInt8(ascii: "@")]
        case .dash, .haskell, .lua, .sql: setDashes()
        case .powershell:
            quotes = [
                Quote("<#", "#>", .comment, lines: true), .line("#"),
                Quote("@\"", "\"@", lines: true), Quote("\"", "\""), Quote("'", "'"),
            ]
            ignoresCase = true
            sigils = [UInt8(ascii: "$")]
            wordSigns = [UInt8(ascii: "-")]
        case .css:
            quotes = [Self.block, Self.doubleQuote, Self.singleQuote]
            wordSigns = [UInt8(ascii: "-")]
            sigils = [UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "$")]
        case .lisp:
            quotes = [.line(";"), Quote("\"", "\"", escapes: true, lines: true)]
            wordSigns = Set("-?!*".utf8)
        case .config: quotes = [.line("#"), .line(";"), Self.doubleQuote, Self.singleQuote]
        case .yaml:
            let other = Quote("'''", "'''", lines: true)
            quotes = [.line("#"), Self.triple, other, Self.doubleQuote, Quote("'", "'")]
            wordSigns = [UInt8(ascii: "-")]
        case .markup:
            quotes = [Quote("<!--", "-->", .comment, lines: true), Quote("\"", "\"", lines: true)]
            wordSigns = Set("-:".utf8)
        case .percent:
            quotes = [.line("%")]
            sigils = [UInt8(ascii: "\\")]
        case .diff: break
        }
    }

    private mutating func setDashes() {
        quotes = [.line("--"), Self.doubleQuote, Self.singleQuote]
        switch family {
        case .haskell:
            let comment = Quote("{-", "-}", .comment, lines: true, nests: true)
            quotes = [
                comment, .line("--"), Self.doubleQuote, Quote("'", "'", escapes: true, maximum: 4),
            ]
            hasTypes = true
        case .lua:
            quotes =
                [Quote("--[[", "]]", .comment, lines: true), Quote("[[", "]]", lines: true)]
                + quotes
        case .sql:
            quotes = [.line("--"), Self.block, Quote("\"", "\""), Quote("'", "'", lines: true)]
            ignoresCase = true
        default: break
        }
    }
}
