/// What is bound in libedit: the table's keys before the person's `.editrc`, guards after it.
enum EditorBindings {
    typealias Binding = (key: String, command: String)

    static let function = "chat-key"

    /// The keys of a map; the person's own bindings come later and win.
    static func keys(of maps: Set<KeyBinding.Map>) -> [Binding] {
        KeyBinding.all.filter { maps.contains($0.map) }.flatMap { row in
            let command =
                if case .library(let name) = row.action { name } else { function }
            return row.presses.compactMap { key in sequence(key).map { ($0, command) } }
        }
    }

    /// How libedit's `bind` writes a key that it is to see itself.
    private static func sequence(_ key: Key) -> String? {
        switch key {
        case .control(let byte): octal(UInt32(byte))
        case .alt("\u{7F}"): "\\e" + octal(0x7F)
        case .alt(let scalar): "\\e" + String(Character(scalar))
        case .text(let scalar): octal(scalar.value)
        default: nil
        }
    }

    /// Our codes, and nothing that would hand a control character to the message.
    ///
    /// Bound last, for no `.editrc` can mean to change them.
    static var guards: [Binding] {
        EditorCode.allCases.map { (octal($0.rawValue), $0.library ?? function) }
            + disabled(["^@", "^S", "^V", "^Q"])
    }

    /// Control characters that vi would write into the message; before the person's file, for there
    /// they may mean something.
    static var viInsertGuards: [Binding] {
        disabled(["^G", "^K", "^O", "^T", "^X", "^Y", "^]", "^^"])
    }

    /// No command that prompts by itself: those read keys on their own and see no Ctrl-C.
    static var emacsGuards: [Binding] { disabled(["\\ex", "\\eX"]) }

    /// `#` would send the line with a mark for shells, `@` and `_` want what is not here.
    static var viCommandGuards: [Binding] { disabled([":", "#", "@", "_", "J", "K"]) }

    private static func disabled(_ keys: [String]) -> [Binding] {
        keys.map { ($0, "ed-unassigned") }
    }

    private static func octal(_ value: UInt32) -> String { "\\" + String(value, radix: 8) }
}
