/// Highlights code line by line; comments, long strings and here-documents continue over lines.
///
/// It knows tokens and no grammar: a wrong colour matters less than a slow line.
struct LineLexer: Sendable {
    /// In bytes; a longer line is not highlighted.
    private static let maximumLine = 4096
    private static let tabStop = 4

    private enum State {
        case code
        case quote(Language.Quote, depth: Int)
        case heredoc(end: [UInt8])
    }

    private let language: Language?
    /// The language's name in the answer.
    private let name: String
    private let theme: Theme
    private var state = State.code
    /// The end word of a here-document that begins after this line.
    private var nextHeredoc: [UInt8]?

    init(info: [UInt8], theme: Theme) {
        language = Language(info: info)
        self.theme = theme
        let word = info.prefix { !$0.isSpace }.prefix(40)
        name = word.isEmpty ? "code" : String(decoding: word, as: UTF8.self)
    }

    /// The label above code that no colour distinguishes from prose.
    func label(hasColors: Bool) -> String? {
        language == nil || !hasColors ? "── \(name)" : nil
    }

    /// The label for a screen reader, above all code.
    var spokenLabel: String { name == "code" ? "code:" : "code, \(name):" }

    /// The highlighted line.
    mutating func paint(_ line: [UInt8]) -> StyledText {
        let text = Self.withoutTabs(Sanitizer.sanitize(String(decoding: line, as: UTF8.self)))
        guard let language, text.utf8.count <= Self.maximumLine else {
            return StyledText(
                fragments: text.isEmpty ? [] : [.init(text: text, style: theme[.code])])
        }
        var painter = Painter(bytes: Array(text.utf8), theme: theme)
        switch language.family {
        case .diff: painter.paintDiff()
        case .markup: paintCode(&painter, language, isMarkup: true)
        default: paintCode(&painter, language, isMarkup: false)
        }
        painter.flush()
        return painter.text
    }

    private static func withoutTabs(_ text: String) -> String {
        guard text.utf8.contains(0x09) else { return text }
        var result = ""
        var column = 0
        for character in text {
            if character == "\t" {
                let count = tabStop - column % tabStop
                result += String(repeating: " ", count: count)
                column += count
            } else {
                result.append(character)
                column += DisplayWidth.columns(of: character)
            }
        }
        return result
    }

    private mutating func paintCode(
        _ painter: inout Painter, _ language: Language, isMarkup: Bool
    ) {
        if case .heredoc(let end) = state {
            if painter.bytes.trimmed == end { state = .code }
            painter.take(painter.bytes.count, .string)
            return
        }
        while painter.place < painter.bytes.count {
            if case .quote(let quote, let depth) = state {
                let left = painter.takeQuote(quote, depth: depth)
                state = left > 0 && quote.spansLines ? .quote(quote, depth: left) : .code
                continue
            }
            // In markup, strings occur only inside a tag.
            let quotes =
                isMarkup && !painter.isInTag ? language.quotes.prefix(1) : language.quotes[...]
            if let quote = quotes.first(where: { painter.begins($0) }) {
                painter.take(quote.open.count, quote.role)
                state = .quote(quote, depth: 1)
            } else if isMarkup {
                painter.paintTag(language)
            } else {
                if language.hasHeredocs, let end = painter.heredoc { nextHeredoc = end }
                painter.paintToken(language)
            }
        }
        if case .quote(let quote, _) = state, !quote.spansLines { state = .code }
        if let end = nextHeredoc, case .code = state { state = .heredoc(end: end) }
        nextHeredoc = nil
    }
}

/// The state of highlighting one line.
private struct Painter {
    let bytes: [UInt8]
    let theme: Theme
    private(set) var text = StyledText()
    private(set) var place = 0
    private(set) var isInTag = false
    private var pending: (start: Int, role: Theme.Role) = (0, .code)

    init(bytes: [UInt8], theme: Theme) {
        self.bytes = bytes
        self.theme = theme
    }

    func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    func matches(_ word: [UInt8], at index: Int) -> Bool {
        guard byte(index) == word.first else { return word.isEmpty }
        return bytes[index...].starts(with: word)
    }

    /// Styles the next bytes with a role.
    mutating func take(_ count: Int, _ role: Theme.Role) {
        if role != pending.role {
            flush()
            pending.role = role
        }
        place = min(bytes.count, place + count)
    }

    mutating func flush() {
        guard place > pending.start else { return }
        let part = String(decoding: bytes[pending.start..<place], as: UTF8.self)
        text.join(part, style: theme[pending.role])
        pending.start = place
    }

    // MARK: - Quotes

    func begins(_ quote: Language.Quote) -> Bool {
        guard matches(quote.open, at: place) else { return false }
        // `#` begins a comment only at the start of a word, not in ${#x} or a#b.
        if quote.open == [UInt8(ascii: "#")], place > 0, let before = byte(place - 1),
            !before.isSpace, !")};".utf8.contains(before)
        {
            return false
        }
        guard quote.maximum < Int.max else { return true }
        let reach = bytes[min(bytes.count, place + 1)...].prefix(quote.maximum)
        guard let end = reach.firstIndex(of: quote.close[0]) else { return false }
        return end > place + 1
    }

    /// Advances to the end of a quote; returns how many nested ones are still open.
    mutating func takeQuote(_ quote: Language.Quote, depth: Int) -> Int {
        guard !quote.close.isEmpty else {
            take(bytes.count - place, quote.role)
            return 0
        }
        var depth = depth
        while place < bytes.count {
            if quote.hasEscapes, bytes[place] == UInt8(ascii: "\\") {
                take(2, quote.role)
            } else if matches(quote.close, at: place) {
                take(quote.close.count, quote.role)
                depth -= 1
                if depth == 0 { return 0 }
            } else if quote.nests, matches(quote.open, at: place) {
                take(quote.open.count, quote.role)
                depth = min(depth + 1, 1_000_000)
            } else {
                take(1, quote.role)
            }
        }
        return depth
    }

    /// The end word after `<<`, `<<-`, `<<~` or `<<<`.
    var heredoc: [UInt8]? {
        guard matches(Array("<<".utf8), at: place), byte(place - 1) != UInt8(ascii: "<") else {
            return nil
        }
        let rest = bytes[(place + 2)...].drop { "-~<\"'".utf8.contains($0) }
        let word = rest.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
        return word.first?.isLetter ?? false ? Array(word) : nil
    }

    // MARK: - Tokens

    mutating func paintToken(_ language: Language) {
        let first = bytes[place]
        if first.isDigit { return take(numberLength, .number) }
        if language.sigils.contains(first), let next = byte(place + 1),
            next.isLetter || next == UInt8(ascii: "_")
        {
            return take(1 + wordLength(place + 1, language), .attribute)
        }
        guard isWord(first, language) else { return take(1, .code) }
        let length = wordLength(place, language)
        take(length, role(ofWord: place..<(place + length), language))
    }

    private func role(ofWord range: Range<Int>, _ language: Language) -> Theme.Role {
        let word = String(decoding: bytes[range], as: UTF8.self)
        if language.keywords.contains(language.ignoresCase ? word.lowercased() : word) {
            return .keyword
        }
        let next = byte(range.upperBound)
        switch language.family {
        case .yaml, .css:
            let after = bytes[range.upperBound...].first { !$0.isSpace }
            let isKey = after == UInt8(ascii: ":") || after == UInt8(ascii: "=")
            return isKey ? .attribute : .code
        default: break
        }
        if next == UInt8(ascii: "(") { return .function }
        let first = bytes[range.lowerBound]
        if language.hasTypes, first >= 0x41, first <= 0x5A { return .typeName }
        return .code
    }

    private func isWord(_ byte: UInt8, _ language: Language) -> Bool {
        byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte >= 0x80
            || language.wordSigns.contains(byte)
    }

    private func wordLength(_ start: Int, _ language: Language) -> Int {
        bytes[start...].prefix { isWord($0, language) }.count
    }

    /// A point belongs to the number before a digit alone: not in `0..<5` and `$0.count`.
    private var numberLength: Int {
        var end = place
        while let byte = byte(end) {
            let isPoint = byte == UInt8(ascii: ".") && self.byte(end + 1)?.isDigit == true
            guard isPoint || byte.isAlphanumeric || byte == UInt8(ascii: "_") else { break }
            end += 1
        }
        return end - place
    }

    mutating func paintTag(_ language: Language) {
        let first = bytes[place]
        if first == UInt8(ascii: "<") {
            isInTag = true
            let marks = bytes[place...].prefix { "</?!".utf8.contains($0) }.count
            take(marks, .code)
            let name = bytes[place...].prefix { isWord($0, language) }.count
            take(name, .keyword)
        } else if first == UInt8(ascii: ">") {
            isInTag = false
            take(1, .code)
        } else if isInTag, isWord(first, language) {
            take(wordLength(place, language), .attribute)
        } else {
            take(1, .code)
        }
    }

    mutating func paintDiff() {
        let text = bytes.prefix(3)
        let role: Theme.Role =
            if text.starts(with: "+++".utf8) || text.starts(with: "---".utf8) {
                .keyword
            } else if text.starts(with: "@@".utf8) {
                .function
            } else if text.first == UInt8(ascii: "+") {
                .inserted
            } else if text.first == UInt8(ascii: "-") {
                .deleted
            } else {
                .code
            }
        take(bytes.count, role)
    }
}
