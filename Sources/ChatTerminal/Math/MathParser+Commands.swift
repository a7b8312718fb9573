import TextSearch

extension MathParser {
    /// The node of a command; nil if it shows nothing.
    mutating func command(_ name: String) throws(MathProblem) -> MathNode? {
        if let symbol = MathSymbols.commands[name] {
            let mapped = symbol.text.count == 1 && font == .bold
            let text = mapped ? symbol.text.map { font.map($0) }.joined() : symbol.text
            return .symbol(text, symbol.kind)
        }
        if let function = MathSymbols.functions[name] {
            return .name(function, hasLimits: MathSymbols.limits.contains(name))
        }
        if let columns = Self.spaces[name] { return .space(columns) }
        if let accent = MathAccents.commands[name] { return try accented(accent) }
        if let font = Self.fonts[name] {
            return try deeper { parser throws(MathProblem) in
                parser.font = font
                return try parser.argument()
            }
        }
        if let font = Self.switches[name] {
            self.font = font
            return nil
        }
        if Self.invisible.contains(name) { return nil }
        if Self.sizes.contains(name) { return try sized() }
        if Self.texts.contains(name) { return try text() }
        if Self.upright.contains(name) { return try roman() }
        return try structure(name)
    }

    private static let spaces: [String: Int] = [
        ",": 1, ":": 1, ";": 1, ">": 1, " ": 1, "enspace": 1, "space": 1, "thinspace": 1,
        "medspace": 1, "thickspace": 1, "nobreakspace": 1, "quad": 2, "qquad": 4, "!": 0,
        "negthinspace": 0, "/": 0,
    ]

    private static let fonts: [String: MathFont] = [
        "mathbf": .bold, "boldsymbol": .bold, "bm": .bold, "pmb": .bold, "mathbb": .double,
        "mathbbm": .double, "mathds": .double, "Bbb": .double, "mathcal": .script,
        "mathscr": .script, "mathfrak": .fraktur, "frak": .fraktur, "mathit": .plain,
        "mathnormal": .plain, "bold": .bold,
    ]

    private static let switches: [String: MathFont] = [
        "bf": .bold, "rm": .plain, "it": .plain, "cal": .script, "sf": .plain, "tt": .plain,
    ]

    /// Commands for sizes and numbering, which have no effect here.
    private static let invisible: Set<String> = [
        "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits",
        "nonumber", "notag", "allowbreak", "nobreak", "relax", "strut", "mathstrut", "hfill",
        "centering", "hline", "normalsize", "small", "large", "Large",
    ]

    /// Commands that set the size of the next delimiter.
    private static let sizes: Set<String> = Set(
        ["big", "Big", "bigg", "Bigg"].flatMap { [$0, $0 + "l", $0 + "r", $0 + "m"] })

    private static let texts: Set<String> = [
        "text", "textrm", "textnormal", "textup", "textbf", "textit", "textsf", "texttt", "mbox",
        "hbox", "emph", "textsc",
    ]

    /// Upright fonts; letters alone in them are a word.
    private static let upright: Set<String> = ["mathrm", "mathsf", "mathtt"]

    private mutating func structure(_ name: String) throws(MathProblem) -> MathNode? {
        switch name {
        case "frac": return .fraction(try argument(), try argument(), .normal)
        case "dfrac", "cfrac": return .fraction(try argument(), try argument(), .stacked)
        case "tfrac", "nicefrac", "sfrac":
            return .fraction(try argument(), try argument(), .flat)
        case "binom", "dbinom", "tbinom":
            return .fraction(try argument(), try argument(), .choice)
        case "sqrt": return .root(index: try option(), try argument())
        case "operatorname", "operatorname*":
            guard case .text(let text) = try text() else { throw MathProblem() }
            return .name(text, hasLimits: name.hasSuffix("*") || MathSymbols.limits.contains(text))
        case "mathop":
            return .labelled(try argument(), over: nil, under: nil)
        case "mathord", "mathinner": return try argument()
        case "mathrel", "mathbin":
            let kind: MathClass = name == "mathrel" ? .relation : .binary
            guard case .symbol(let text, _) = try argument().bare else { throw MathProblem() }
            return .symbol(text, kind)
        case "not": return try negated()
        case "left": return try fenced()
        case "begin": return try environment()
        case "overset", "stackrel":
            let over = try argument()
            return .labelled(try argument(), over: over, under: nil)
        case "underset":
            let under = try argument()
            return .labelled(try argument(), over: nil, under: under)
        case "xrightarrow", "xleftarrow", "xleftrightarrow", "xRightarrow", "xmapsto",
            "xhookrightarrow":
            let under = try option()
            let arrow = MathSymbols.commands[String(name.dropFirst())]?.text ?? "→"
            return .labelled(.symbol(arrow, .relation), over: try argument(), under: under)
        case "underbrace", "overbrace":
            return .braced(try argument(), isOver: name == "overbrace")
        case "substack":
            guard take(.open) else { throw MathProblem() }
            let rows = try deeper { parser throws(MathProblem) in try parser.rows() }
            guard take(.close) else { throw MathProblem() }
            return .grid(MathGrid(kind: .matrix, alignments: [.center], rows: rows))
        case "boxed", "fbox":
            return .boxed(name == "fbox" ? try text() : try argument())
        case "tag", "tag*":
            guard case .text(let text) = try text() else { throw MathProblem() }
            return .tag(name == "tag" ? "(\(text))" : text)
        case "pmod": return .row([.space(1), .text("(mod "), try argument(), .text(")")])
        case "pod": return .row([.space(1), .text("("), try argument(), .text(")")])
        case "mod": return .row([.space(2), .text("mod "), try argument()])
        case "phantom", "hphantom", "vphantom", "label", "smash":
            let inside = try argument()
            return name == "smash" ? inside : nil
        default: throw MathProblem()
        }
    }

    // MARK: - Small things

    /// Sets an accent on one sign, or a line on each of several.
    private mutating func accented(_ accent: MathAccent) throws(MathProblem) -> MathNode {
        let base = try argument().bare
        if case .line = accent { return .accent(accent, base) }
        // In `\hat{x_i}` the hat is on x.
        if case .scripts(let inner, let sub, let sup) = base, Self.isOneSign(inner.bare) {
            return .scripts(.accent(accent, inner.bare), sub: sub, sup: sup)
        }
        if Self.isOneSign(base) { return .accent(accent, base) }
        // An arrow may be over two letters, as for a vector between points.
        guard case .mark("\u{20D7}") = accent, case .row(let nodes) = base, nodes.count == 2,
            nodes.allSatisfy(Self.isOneSign)
        else { throw MathProblem() }
        return .accent(.line("\u{20D7}"), base)
    }

    private static func isOneSign(_ node: MathNode) -> Bool {
        switch node {
        case .symbol(let text, _), .text(let text): text.count == 1
        case .accent(_, let inner): isOneSign(inner)
        default: false
        }
    }

    /// The next sign, negated by a stroke.
    private mutating func negated() throws(MathProblem) -> MathNode {
        guard case .symbol(let text, let kind) = try argument().bare, text.count == 1,
            let sign = text.first
        else { throw MathProblem() }
        let struck = MathSymbols.negations[sign].map { String($0) } ?? text + "\u{338}"
        return .symbol(struck, kind)
    }

    // MARK: - Delimiters

    /// The delimiter after `\left`, `\big` and the like; empty for `.`.
    private mutating func delimiter() throws(MathProblem) -> (text: String, kind: MathClass) {
        guard let token = next else { throw MathProblem() }
        index += 1
        switch token.kind {
        case .character("."): return ("", .ordinary)
        case .character("<"): return ("⟨", .opening)
        case .character(">"): return ("⟩", .closing)
        case .character("/"): return ("/", .ordinary)
        case .character(let character):
            guard let kind = MathSymbols.classes[character], Self.isDelimiter(kind) else {
                throw MathProblem()
            }
            return (String(character), kind)
        case .command(let name):
            guard let symbol = MathSymbols.commands[name],
                Self.isDelimiter(symbol.kind) || "\\↑↓↕⇑⇓⇕|".holds(symbol.text)
            else { throw MathProblem() }
            return symbol
        default: throw MathProblem()
        }
    }

    private static func isDelimiter(_ kind: MathClass) -> Bool {
        kind == .opening || kind == .closing || kind == .bar
    }

    private mutating func sized() throws(MathProblem) -> MathNode {
        let name = index > 0 ? tokens[index - 1].kind : .close
        let (text, kind) = try delimiter()
        guard case .command(let size) = name else { return .symbol(text, kind) }
        switch size.last {
        case "l": return .symbol(text, .opening)
        case "r": return .symbol(text, .closing)
        case "m": return .symbol(text, .relation)
        default: return .symbol(text, kind)
        }
    }

    /// The part without spaces at its ends, as a bar adds its own.
    private static func trimmed(_ part: MathNode) -> MathNode {
        guard case .row(var nodes) = part else { return part }
        while case .space? = nodes.first { nodes.removeFirst() }
        while case .space? = nodes.last { nodes.removeLast() }
        return .row(nodes)
    }

    private mutating func fenced() throws(MathProblem) -> MathNode {
        try deeper { parser throws(MathProblem) in
            let open = try parser.delimiter().text
            var parts = [try parser.row()]
            var bars: [String] = []
            while parser.take(.command("middle")) {
                bars.append(try parser.delimiter().text)
                parts.append(try parser.row())
            }
            guard parser.take(.command("right")) else { throw MathProblem() }
            let close = try parser.delimiter().text
            return .fenced(
                open: open, parts: bars.isEmpty ? parts : parts.map(Self.trimmed), bars: bars,
                close: close)
        }
    }
}
