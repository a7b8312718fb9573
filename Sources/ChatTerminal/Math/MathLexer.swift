/// Splits a formula's source into tokens.
enum MathLexer {
    static func tokens(of characters: [Character]) throws(MathProblem) -> [MathToken] {
        var tokens: [MathToken] = []
        var index = 0
        var sawSpace = false
        while index < characters.count {
            let character = characters[index]
            if character.isWhitespace {
                sawSpace = true
                if !tokens.isEmpty { tokens[tokens.count - 1].hasSpaceAfter = true }
                index += 1
                continue
            }
            let start = index
            let kind = try kind(characters, &index)
            tokens.append(
                MathToken(kind: kind, range: start..<index, hasSpaceBefore: sawSpace))
            sawSpace = false
        }
        return tokens
    }

    private static func kind(
        _ characters: [Character], _ index: inout Int
    ) throws(MathProblem) -> MathToken.Kind {
        let character = characters[index]
        index += 1
        switch character {
        case "{": return .open
        case "}": return .close
        case "^": return .sup
        case "_": return .sub
        case "&": return .align
        case "~": return .command(" ")
        // Comments and macro parameters are not supported.
        case "%", "#": throw MathProblem()
        case "\\": return try command(characters, &index)
        default: return .character(character)
        }
    }

    private static func command(
        _ characters: [Character], _ index: inout Int
    ) throws(MathProblem) -> MathToken.Kind {
        guard index < characters.count else { throw MathProblem() }
        let start = index
        while index < characters.count, isLetter(characters[index]) { index += 1 }
        if index > start {
            if index < characters.count, characters[index] == "*" {
                // Only some commands have a starred form.
                let name = String(characters[start..<index])
                if starred.contains(name) {
                    index += 1
                    return .command(name + "*")
                }
            }
            return .command(String(characters[start..<index]))
        }
        index += 1
        let sign = characters[start]
        if sign == "\\" { return .newRow }
        return .command(sign.isWhitespace ? " " : String(sign))
    }

    private static let starred: Set<String> = ["operatorname", "tag", "hspace"]

    static func isLetter(_ character: Character) -> Bool {
        character.isASCII && character.isLetter
    }
}
