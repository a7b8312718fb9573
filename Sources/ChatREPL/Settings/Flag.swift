import ChatKit

/// A command-line flag as a value: parser, help and tests all read it.
package struct Flag: Sendable {
    /// Without dashes.
    package let name: String
    package let short: Character?
    /// What stands for its value in the help; `nil` for a switch.
    package let value: String?
    package let summary: String
    /// Takes the value, or `""` for a switch; throws the reason when it cannot be.
    let apply: @Sendable (inout Options, String) throws(BadValue) -> Void

    /// Why a value is refused, to be read after "--name: ".
    struct BadValue: Error {
        let reason: String
    }

    /// A blank text is a mistake, unless it says that there is to be none.
    static func text(
        _ name: String, short: Character? = nil, value: String, mayBeBlank: Bool = false,
        _ summary: String, _ member: any WritableKeyPath<Options, String?> & Sendable
    ) -> Flag {
        Flag(name: name, short: short, value: value, summary: summary) {
            options, text throws(BadValue) in
            guard mayBeBlank || !text.isBlank else {
                throw BadValue(reason: "needs a \(value) that is not empty")
            }
            options[keyPath: member] = text.isBlank ? nil : text
        }
    }

    static func number(
        _ name: String, value: String, _ kind: TypedNumber, _ summary: String,
        _ member: any WritableKeyPath<Options, Int?> & Sendable
    ) -> Flag {
        Flag(name: name, short: nil, value: value, summary: summary) {
            options, text throws(BadValue) in
            guard let number = kind.number(text) else {
                throw BadValue(reason: kind.refusal(of: text))
            }
            options[keyPath: member] = number
        }
    }

    /// One of the words of an enumeration.
    static func choice<Choice>(
        _ name: String, _ summary: String,
        _ member: any WritableKeyPath<Options, Choice?> & Sendable
    ) -> Flag where Choice: RawRepresentable<String> & CaseIterable & Sendable {
        let words = Choice.allCases.map(\.rawValue)
        return Flag(
            name: name, short: nil, value: words.joined(separator: "|"), summary: summary
        ) { options, text throws(BadValue) in
            guard let choice = Choice(rawValue: text) else {
                let all = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
                throw BadValue(reason: "takes \(all), not '\(text)'")
            }
            options[keyPath: member] = choice
        }
    }

    static func toggle(
        _ name: String, short: Character? = nil, _ summary: String,
        _ member: any WritableKeyPath<Options, Bool> & Sendable
    ) -> Flag {
        Flag(name: name, short: short, value: nil, summary: summary) {
            options, _ throws(BadValue) in options[keyPath: member] = true
        }
    }
}
