/// The declarations of a source file, their sizes, and the type names it uses.
struct FileFacts {
    struct Declared {
        let kind: String
        /// With its enclosing types, `Outer.Inner`.
        let name: String
        let isPrivate: Bool
    }

    /// The size of a type's bodies in this file, extensions included.
    struct Size: Equatable {
        var stored = 0
        var lines = 0
        /// The number of requirements of a protocol.
        var requirements = 0

        static func += (sum: inout Size, size: Size) {
            sum.stored += size.stored
            sum.lines += size.lines
            sum.requirements += size.requirements
        }
    }

    private(set) var declared: [Declared] = []
    private(set) var sizes: [String: Size] = [:]
    /// The type names used, as written, `A.B`.
    private(set) var chains: Set<String> = []
    private(set) var imports: Set<String> = []
    /// The outermost types that this file declares or extends.
    private(set) var opened: Set<String> = []

    init(_ bytes: [UInt8]) {
        var reader = Reader(SwiftLexer(bytes))
        reader.read(into: &self)
    }

    /// Follows braces, to know the type whose body contains a line.
    private struct Reader {
        struct Body {
            /// Nil for a body that is not a type's.
            let type: String?
            let isProtocol: Bool
            let line: Int
        }

        var lexer: SwiftLexer
        var line = 1
        var bodies: [Body] = []
        var parentheses = 0
        /// The type that the next brace opens.
        var pending: (type: String, isProtocol: Bool)?
        /// A keyword like `struct`, which the type's name follows.
        var kind: String?
        var chain: String?
        var isAfterDot = false
        var isImport = false
        /// A property of the innermost type; the next punctuation mark tells whether it is stored.
        var isProperty = false
        /// The modifiers seen in this line.
        var (hasStatic, hasPrivate) = (false, false)

        init(_ lexer: SwiftLexer) { self.lexer = lexer }

        mutating func read(into facts: inout FileFacts) {
            while let token = lexer.next() {
                if case .word(let range) = token {
                    word(range, &facts)
                    continue
                }
                if token == .mark(UInt8(ascii: ".")) {
                    isAfterDot = true
                    continue
                }
                endChain(&facts)
                isAfterDot = false
                switch token {
                case .newline:
                    endProperty(isStored: true, &facts)
                    line += 1
                    (hasStatic, hasPrivate, isImport) = (false, false, false)
                case .mark(UInt8(ascii: "{")): openBody(&facts)
                case .mark(UInt8(ascii: "}")): closeBody(&facts)
                case .mark(UInt8(ascii: "(")): parentheses += 1
                case .mark(UInt8(ascii: ")")): parentheses -= 1
                case .mark(UInt8(ascii: "=")): endProperty(isStored: true, &facts)
                default: break
                }
            }
            endChain(&facts)
        }

        private mutating func word(_ range: Range<Int>, _ facts: inout FileFacts) {
            let text = lexer.text(range)
            let wasAfterDot = isAfterDot
            isAfterDot = false
            if isImport {
                facts.imports.insert(text)
                isImport = false
                return
            }
            if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(lexer.first(range)) {
                if wasAfterDot, let outer = chain {
                    chain = outer + "." + text
                } else {
                    endChain(&facts)
                    chain = text
                }
                return
            }
            endChain(&facts)
            kind = nil
            switch text {
            case "struct", "class", "enum", "protocol", "actor", "extension":
                kind = wasAfterDot ? nil : text
            case "import": isImport = true
            case "static": hasStatic = true
            case "private", "fileprivate": hasPrivate = true
            case "let", "var":
                guard isMember else { return }
                isProperty = !hasStatic
                require(&facts)
            case "func", "init", "subscript": if isMember && !wasAfterDot { require(&facts) }
            default: break
            }
        }

        private var isMember: Bool { bodies.last?.type != nil && parentheses <= 0 }

        private func require(_ facts: inout FileFacts) {
            guard let body = bodies.last, body.isProtocol, let type = body.type else { return }
            facts.sizes[type, default: Size()].requirements += 1
        }

        /// Ends a name, either of a declaration or of a type in use.
        private mutating func endChain(_ facts: inout FileFacts) {
            guard let name = chain else { return }
            chain = nil
            facts.chains.insert(name)
            guard let kind else { return }
            self.kind = nil
            let full = bodies.last { $0.type != nil }?.type.map { $0 + "." + name } ?? name
            if kind != "extension" {
                facts.declared.append(Declared(kind: kind, name: full, isPrivate: hasPrivate))
            }
            facts.opened.insert(String(full.prefix { $0 != "." }))
            pending = (full, kind == "protocol")
        }

        private mutating func endProperty(isStored: Bool, _ facts: inout FileFacts) {
            guard isProperty else { return }
            isProperty = false
            guard isStored, let body = bodies.last, !body.isProtocol, let type = body.type
            else { return }
            facts.sizes[type, default: Size()].stored += 1
        }

        private mutating func openBody(_ facts: inout FileFacts) {
            endProperty(isStored: false, &facts)
            bodies.append(
                Body(type: pending?.type, isProtocol: pending?.isProtocol == true, line: line))
            pending = nil
        }

        private mutating func closeBody(_ facts: inout FileFacts) {
            // A property may end directly before the brace: `struct A { let b: C }`.
            endProperty(isStored: true, &facts)
            guard let body = bodies.popLast(), let type = body.type else { return }
            facts.sizes[type, default: Size()].lines += line - body.line + 1
        }
    }
}
