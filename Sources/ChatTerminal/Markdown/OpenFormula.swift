import TextSearch

/// A display formula that is not closed yet, and so may prove to be none.
struct OpenFormula: Sendable {
    /// In bytes; a longer one is shown as source.
    static let maximumBytes = Formula.maximumBytes

    let mark: FormulaMark
    /// Whether its delimiter is alone on its line.
    let isAlone: Bool
    /// The parser's state before it.
    var before: [BlockParser] = []
    /// Its lines as they came, and in `source` without quote markers and indentation.
    var lines: [[UInt8]] = []
    var source: [[UInt8]] = []
    /// The index of the first blank line, where an unclosed formula ends.
    private(set) var blank: Int?
    private var size = 0
    /// The number of open environments.
    private var environments = 0

    init(mark: FormulaMark, source: [UInt8]) {
        self.mark = mark
        isAlone = source.dropFirst(mark.length).allSatisfy(\.isSpace)
        add(source)
    }

    mutating func add(_ line: [UInt8]) {
        let mayEnd = environments <= 0 && (source.count > 1 || (!isAlone && source.count == 1))
        if blank == nil, mayEnd, line.allSatisfy(\.isSpace) { blank = source.count }
        source.append(line)
        size += line.count + 1
        guard line.contains(UInt8(ascii: "\\")) else { return }
        let text = String(decoding: line, as: UTF8.self)
        environments += text.count(of: "\\begin{") - text.count(of: "\\end{")
    }

    var isTooLong: Bool { size > Self.maximumBytes }
    /// A `$$` formula ends at a blank line, as the next `$$` may open another one.
    var endsAtBlank: Bool { mark == .dollars && blank != nil }

    /// The text between the delimiters.
    var inside: [UInt8] { Array(source.joined(separator: [0x0A]).dropFirst(mark.length)) }

    /// Whether it is a formula, judged by the lines before the first blank one.
    var counts: Bool {
        let lines = Array(source[..<(blank ?? source.count)].joined(separator: [0x0A]))
        let inside = lines[...].dropFirst(mark.length)
        return isAlone ? !inside.allSatisfy(\.isSpace) : mark.counts(inside)
    }
}
