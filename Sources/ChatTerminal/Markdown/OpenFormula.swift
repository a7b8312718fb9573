import TextSearch

/// A block of mathematics that is not closed yet, so that it may be none.
struct OpenFormula: Sendable {
    /// A longer block is shown as it came.
    static let maximumBytes = Formula.maximumBytes

    let mark: FormulaMark
    /// Whether its mark stands alone on its line.
    let isAlone: Bool
    /// What was before it.
    var before: [BlockParser] = []
    /// Its lines as they came, and without their quotes and indentation.
    var lines: [[UInt8]] = []
    var source: [[UInt8]] = []
    /// The first blank line in it: if it is never closed, it was over there.
    private(set) var blank: Int?
    private var size = 0
    /// Environments that were begun and have not ended.
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
    /// Between dollars no line is blank: the closing ones may be those of the next formula.
    var endsAtBlank: Bool { mark == .dollars && blank != nil }

    /// What stands between the marks.
    var inside: [UInt8] { Array(source.joined(separator: [0x0A]).dropFirst(mark.length)) }

    /// Whether it is a formula, as far as that can be told from what stands before a blank line.
    var counts: Bool {
        let lines = Array(source[..<(blank ?? source.count)].joined(separator: [0x0A]))
        let inside = lines[...].dropFirst(mark.length)
        return isAlone ? !inside.allSatisfy(\.isSpace) : mark.counts(inside)
    }
}
