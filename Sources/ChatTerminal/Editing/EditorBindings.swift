/// The bindings set in libedit: the key table's before the user's `.editrc`, guards after it.
enum EditorBindings {
    typealias Binding = (key: String, command: String)

    static let function = "chat-key"

    /// The keys of these maps; the user's own bindings are set later and take precedence.
    static func keys(of maps: Set<KeyBinding.Map>) -> [Binding] {
        KeyBinding.all.filter { maps.contains($0.map) }.flatMap { row in
            let command =
                if case .library(let name) = row.action { name } else { function }
            return row.presses.compactMap { key in sequence(key).map { ($0, command) } }
        }
    }

    /// A key in the syntax of libedit's `bind`; nil for keys it does not see.
    private static func sequence(_ key: Key) -> String? {
        switch key {
        case .control(let byte): octal(UInt32(byte))
        case .alt("\u{7F}"): "\\e" + octal(0x7F)
        case .alt(let scalar): "\\e" + String(Character(scalar))
        case .text(let scalar): octal(scalar.value)
        default: nil
        }
    }

    /// Binds our codes, and disables keys that would insert control characters into the draft.
    ///
    /// Bound last, as an `.editrc` has no reason to change them.
    static var guards: [Binding] {
        EditorCode.allCases.map { (octal($0.rawValue), $0.library ?? function) }
            + disabled(["^@", "^S", "^V", "^Q"])
    }

    /// Disables the control characters that vi would insert into the draft.
    ///
    /// Bound before the user's file, which may use them.
    static var viInsertGuards: [Binding] {
        disabled(["^G", "^K", "^O", "^T", "^X", "^Y", "^]", "^^"])
    }

    /// Disables commands with a prompt of their own, which read keys directly and ignore Ctrl-C.
    static var emacsGuards: [Binding] { disabled(["\\ex", "\\eX"]) }

    /// Disables `#`, which submits the line as a shell comment; `@` and `_` have no function here.
    static var viCommandGuards: [Binding] { disabled([":", "#", "@", "_", "J", "K"]) }

    private static func disabled(_ keys: [String]) -> [Binding] {
        keys.map { ($0, "ed-unassigned") }
    }

    private static func octal(_ value: UInt32) -> String { "\\" + String(value, radix: 8) }
}
