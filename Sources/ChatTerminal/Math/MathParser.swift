/// Parses a formula's source into a tree; throws at an unknown part, so that the source is shown.
struct MathParser {
    /// The maximum nesting; deeper formulas are shown as source.
    static let maximumDepth = 32

    let characters: [Character]
    let tokens: [MathToken]
    var index = 0
    var depth = 0
    var font = MathFont.plain

    static func parse(_ source: String) throws(MathProblem) -> MathNode {
        let characters = Array(source)
        var parser = MathParser(
            characters: characters, tokens: try MathLexer.tokens(of: characters))
        return try parser.whole()
    }

    /// Parses the whole source, in which rows of a derivation may be without an environment.
    mutating func whole() throws(MathProblem) -> MathNode {
        let rows = try rows()
        guard index == tokens.count else { throw MathProblem() }
        if rows.count == 1, let cells = rows.first, cells.count == 1, let only = cells.first {
            return only
        }
        // A single row has nothing to be aligned with.
        guard rows.count != 1 else { throw MathProblem() }
        return rows.isEmpty ? .empty : .grid(MathGrid(kind: .lines, alignments: [], rows: rows))
    }

    // MARK: - Tokens

    var next: MathToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    mutating func take(_ kind: MathToken.Kind) -> Bool {
        guard next?.kind == kind else { return false }
        index += 1
        return true
    }

    /// The index of the token that closes the brace opened before `start`.
    func closingBrace(from start: Int) -> Int? {
        var open = 1
        for place in start..<max(start, tokens.count) {
            switch tokens[place].kind {
            case .open: open += 1
            case .close: open -= 1
            default: break
            }
            if open == 0 { return place }
        }
        return nil
    }

    /// Parses one level deeper and then restores the font.
    mutating func deeper<Result>(
        _ body: (inout MathParser) throws(MathProblem) -> Result
    ) throws(MathProblem) -> Result {
        guard depth < Self.maximumDepth else { throw MathProblem() }
        depth += 1
        let outer = font
        let result = try body(&self)
        font = outer
        depth -= 1
        return result
    }

    // MARK: - Rows

    /// Parses cells and rows up to the token that ends them.
    mutating func rows() throws(MathProblem) -> [[MathNode]] {
        var rows: [[MathNode]] = []
        var cells: [MathNode] = []
        while true {
            cells.append(try row())
            if take(.align) { continue }
            let isLast = !take(.newRow)
            // A `\\` after the last row adds no row.
            if !isLast || cells.count > 1 || cells.first != .empty { rows.append(cells) }
            if isLast { return rows }
            cells = []
            skipRowSpace()
        }
    }

    /// Skips `[4pt]` after `\\`, and `\hline`, which is not drawn.
    private mutating func skipRowSpace() {
        if let token = next, token.kind == .character("["), !token.hasSpaceBefore,
            let end = tokens[index...].firstIndex(where: { $0.kind == .character("]") })
        {
            let inside = characters[token.range.upperBound..<tokens[end].range.lowerBound]
            if inside.first.map({ $0.isNumber || $0 == "-" || $0 == "." }) ?? false,
                inside.suffix(2).allSatisfy(MathLexer.isLetter)
            {
                index = end + 1
            }
        }
        while take(.command("hline")) {}
    }

    /// Parses a row up to a token that cannot be part of it.
    mutating func row() throws(MathProblem) -> MathNode {
        var nodes: [MathNode] = []
        while let token = next {
            switch token.kind {
            case .close, .align, .newRow: return .row(nodes)
            case .command(let name):
                if ["right", "middle", "end"].contains(name) { return .row(nodes) }
                if let kind = Self.infix[name] {
                    index += 1
                    return .row([.fraction(.row(nodes), try row(), kind)])
                }
            default: break
            }
            if let node = try item() { nodes.append(node) }
        }
        return .row(nodes)
    }

    private static let infix: [String: MathFraction] = ["over": .normal, "choose": .choice]

    /// Parses an atom with its scripts; nil if it shows nothing.
    private mutating func item() throws(MathProblem) -> MathNode? {
        if let token = next, token.kind == .sup || token.kind == .sub {
            // A script without a base: of a later base, as in `^{14}C`, or a degree sign.
            guard tokens.indices.contains(index + 1) else { throw MathProblem() }
            if case .character = tokens[index + 1].kind { throw MathProblem() }
            return try scripts(of: .empty)
        }
        guard let atom = try atom(mergesDigits: true) else { return nil }
        if case .space = atom { return atom }
        return try scripts(of: atom)
    }

    private mutating func scripts(of base: MathNode) throws(MathProblem) -> MathNode {
        var sub: MathNode?
        var sup: MathNode?
        var primes = 0
        loop: while let token = next {
            switch token.kind {
            case .sup:
                index += 1
                guard sup == nil else { throw MathProblem() }
                sup = try argument()
            case .sub:
                index += 1
                guard sub == nil else { throw MathProblem() }
                sub = try argument()
            case .character("'"), .character("’"):
                index += 1
                primes += 1
            case .command("limits"), .command("nolimits"): index += 1
            default: break loop
            }
        }
        if primes > 0 {
            let signs = primes <= 4 ? ["′", "″", "‴", "⁗"][primes - 1] : nil
            guard let signs else { throw MathProblem() }
            let mark = MathNode.symbol(signs, .ordinary)
            sup = sup.map { .row([mark, $0]) } ?? mark
        }
        return sub == nil && sup == nil ? base : .scripts(base, sub: sub, sup: sup)
    }

    /// Parses an argument of a command or script: a group, a sign or a command with its arguments.
    mutating func argument() throws(MathProblem) -> MathNode {
        guard let token = next else { throw MathProblem() }
        switch token.kind {
        case .open, .character, .command:
            guard
                let atom = try deeper({ parser throws(MathProblem) in
                    try parser.atom(mergesDigits: false)
                })
            else { throw MathProblem() }
            return atom
        default: throw MathProblem()
        }
    }

    /// Parses `[…]` before an argument; nil if there is none.
    mutating func option() throws(MathProblem) -> MathNode? {
        guard next?.kind == .character("[") else { return nil }
        var open = 0
        for place in (index + 1)..<tokens.count {
            switch tokens[place].kind {
            case .open: open += 1
            case .close: open -= 1
            case .character("]") where open == 0:
                var inner = MathParser(
                    characters: characters, tokens: Array(tokens[(index + 1)..<place]))
                inner.depth = depth + 1
                guard inner.depth < Self.maximumDepth else { throw MathProblem() }
                index = place + 1
                return try inner.whole()
            default: break
            }
        }
        throw MathProblem()
    }

    // MARK: - Atoms

    private mutating func atom(mergesDigits: Bool) throws(MathProblem) -> MathNode? {
        guard let token = next else { throw MathProblem() }
        index += 1
        switch token.kind {
        case .open: return try group()
        case .character("$"): throw MathProblem()
        case .character(let character):
            if character.isASCII, character.isNumber, mergesDigits { return number(from: token) }
            return sign(character, token)
        case .command(let name): return try command(name)
        case .close, .sup, .sub, .align, .newRow: throw MathProblem()
        }
    }

    private mutating func group() throws(MathProblem) -> MathNode {
        try deeper { parser throws(MathProblem) in
            let row = try parser.row()
            guard parser.take(.close) else { throw MathProblem() }
            return row
        }
    }

    /// Parses adjacent digits, with a decimal point or commas between thousands.
    private mutating func number(from first: MathToken) -> MathNode {
        var end = first.range.upperBound
        func digit(_ offset: Int) -> Bool {
            guard tokens.indices.contains(index + offset),
                case .character(let character) = tokens[index + offset].kind
            else { return false }
            return character.isASCII && character.isNumber && !tokens[index + offset].hasSpaceBefore
        }
        while let token = next, !token.hasSpaceBefore {
            let isPoint = token.kind == .character(".") && digit(1)
            let isThousand =
                token.kind == .character(",") && digit(1) && digit(2) && digit(3) && !digit(4)
            guard digit(0) || isPoint || isThousand else { break }
            end = token.range.upperBound
            index += 1
        }
        let text = characters[first.range.lowerBound..<end]
        return .symbol(text.map { font.map($0) }.joined(), .ordinary)
    }

    /// Parses a character that stands for itself.
    private mutating func sign(_ character: Character, _ token: MathToken) -> MathNode {
        switch character {
        case "-": return .symbol("−", .binary)
        case "'", "’": return .symbol("′", .ordinary)
        case ":":
            if take(.character("=")) { return .symbol(":=", .relation) }
            // After a space it is a relation; directly after a name it is not.
            if token.hasSpaceBefore { return .symbol(":", .relation) }
            return .symbol(":", token.hasSpaceAfter ? .punctuation : .ordinary)
        case "|" where token.hasSpaceBefore && token.hasSpaceAfter:
            return .symbol("|", .relation)
        default:
            let kind = MathSymbols.classes[character] ?? .ordinary
            return .symbol(kind == .ordinary ? font.map(character) : String(character), kind)
        }
    }
}
