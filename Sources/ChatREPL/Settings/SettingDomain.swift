import ChatKit

/// The values of a setting and how they are written, the same way as a flag, in the configuration
/// file, in the environment and in the chat.
package struct SettingDomain<Value: Sendable>: Sendable {
    /// The placeholder for a value in the help, such as `FILE`.
    private(set) var hint: String
    /// The values that are fixed words, for completion.
    var words: [String] = []
    /// What a flag without a value stands for; nil where it needs one.
    var bare: String?
    /// The value names a file, relative to the folder it is named in.
    var isFile = false
    /// The accepted values, for the text of an error; nil where `read` has a text of its own.
    private(set) var takes: String?
    /// Joins a value to the one before it from the same origin; nil replaces that one.
    var joined: (@Sendable (Value, Value) -> Value)?
    let read: @Sendable (String) throws(BadValue) -> Value
    /// Writes a value so that `read` returns the same.
    let write: @Sendable (Value) -> String
    /// The same for people, with the digits of numbers in groups.
    var show: @Sendable (Value) -> String

    package init(
        hint: String, words: [String] = [], takes: String? = nil,
        read: @escaping @Sendable (String) throws(BadValue) -> Value,
        write: @escaping @Sendable (Value) -> String
    ) {
        self.hint = hint
        self.words = words
        self.takes = takes
        self.read = read
        self.write = write
        show = write
    }

    /// The same with a shorter placeholder in the help than all of its words.
    package func hinted(_ hint: String) -> Self {
        var domain = self
        domain.hint = hint
        return domain
    }

    /// The same, or a word for no value.
    package func orNone(_ word: String) -> SettingDomain<Value?> {
        let whole = self
        var domain = SettingDomain<Value?>(
            hint: hint, words: words.isEmpty ? [word] : words + [word],
            takes: takes.map { words.isEmpty ? "\(word) or \($0)" : $0 },
            read: { text throws(BadValue) in
                guard text[...].trimmed.lowercased() != word else { return nil }
                do throws(BadValue) {
                    return try whole.read(text)
                } catch {
                    throw whole.refusal(of: text, or: word) ?? error
                }
            }, write: { $0.map(whole.write) ?? word })
        domain.isFile = isFile
        domain.show = { $0.map(whole.show) ?? word }
        return domain
    }

    /// The error for a value where that word is accepted too; nil where `read` has its own.
    private func refusal(of text: String, or word: String) -> BadValue? {
        guard words.isEmpty else { return BadValue(text, among: words + [word]) }
        return takes.map { BadValue(reason: "takes \(word) or \($0), not '\(text.shortened)'") }
    }
}

extension SettingDomain where Value == String {
    /// Any text that is not blank.
    package static func text(_ hint: String) -> Self {
        Self(
            hint: hint,
            read: { text throws(BadValue) in
                guard !text.isBlank else {
                    throw BadValue(reason: "needs a \(hint) that is not empty")
                }
                return text
            }, write: \.self)
    }

    package static func file(_ hint: String = "FILE") -> Self {
        var domain = text(hint)
        domain.isFile = true
        return domain
    }
}

extension SettingDomain where Value == Int {
    package static func number(_ kind: TypedNumber, _ hint: String = "N") -> Self {
        var domain = Self(
            hint: hint, takes: kind.words,
            read: { text throws(BadValue) in
                guard let number = kind.number(text) else {
                    throw BadValue(reason: kind.refusal(of: text))
                }
                return number
            }, write: { String($0) })
        domain.show = Numbers.grouped
        return domain
    }
}

extension SettingDomain where Value == Double {
    /// A decimal fraction such as `0.7`.
    package static func decimal(_ range: ClosedRange<Double>, _ hint: String = "N") -> Self {
        let takes =
            "a number from \(words(range.lowerBound)) to \(words(range.upperBound)), like 0.7"
        return Self(
            hint: hint, takes: takes,
            read: { text throws(BadValue) in
                let typed = text[...].trimmed
                guard typed.allSatisfy({ "0123456789.".contains($0) }), let number = Double(typed),
                    range.contains(number)
                else {
                    throw BadValue(reason: "takes \(takes), not '\(text.shortened)'")
                }
                return number
            }, write: { words($0) })
    }

    private static func words(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }
}

extension SettingDomain where Value == Bool {
    /// `on` or `off`.
    package static var toggle: Self {
        Self(
            hint: "on|off", words: ["on", "off"],
            read: { text throws(BadValue) in
                switch text[...].trimmed.lowercased() {
                case "on", "yes", "true", "1": true
                case "off", "no", "false", "0": false
                default: throw BadValue(text, among: ["on", "off"])
                }
            }, write: { $0 ? "on" : "off" })
    }
}

extension SettingDomain
where Value: RawRepresentable<String> & CaseIterable {
    /// One of the words of an enumeration.
    package static var choice: Self {
        let words = Value.allCases.map(\.rawValue)
        return Self(
            hint: words.joined(separator: "|"), words: words,
            read: { text throws(BadValue) in
                guard let choice = Value(rawValue: text[...].trimmed.lowercased()) else {
                    throw BadValue(text, among: words)
                }
                return choice
            }, write: { $0.rawValue })
    }
}

extension SettingDomain where Value == [String] {
    /// A list of texts, given one by one, with the escapes `\n`, `\t` and `\\`.
    package static func texts(_ hint: String) -> Self {
        var domain = Self(
            hint: hint, words: ["none"],
            read: { text throws(BadValue) in
                if text == "none" { return [] }
                guard !text.isEmpty else {
                    throw BadValue(reason: "needs a \(hint) that is not empty")
                }
                return [EscapedText.read(text)]
            }, write: { $0.isEmpty ? "none" : $0.map(EscapedText.write).joined(separator: ", ") })
        domain.joined = { $0 + $1 }
        return domain
    }
}

extension SettingDomain where Value == String? {
    /// Any text, as a flag also none.
    static var anyWords: Self {
        var domain = Self(hint: "[WORDS]", read: { $0 }, write: { $0 ?? "" })
        domain.bare = ""
        return domain
    }

    /// A system prompt; nil for a blank text and for `none`.
    static var systemPrompt: Self {
        Self(
            hint: "TEXT", words: ["none"],
            read: { text throws(BadValue) in text.isBlank || text == "none" ? nil : text },
            write: { $0 ?? "none" })
    }
}
