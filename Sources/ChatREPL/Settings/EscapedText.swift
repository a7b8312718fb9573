/// Texts on one line, with the escapes `\n`, `\t`, `\"` and `\\`.
enum EscapedText {
    static func read(_ text: some StringProtocol) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            guard isEscaped else {
                if character == "\\" { isEscaped = true } else { result.append(character) }
                continue
            }
            isEscaped = false
            switch character {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "\\", "\"": result.append(character)
            // Any other sequence stays as two characters.
            default: result += ["\\", character]
            }
        }
        return isEscaped ? result + "\\" : result
    }

    static func write(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\n", "\r\n": result += "\\n"
            case "\t": result += "\\t"
            case "\\", "\"": result += ["\\", character]
            default: result.append(character)
            }
        }
    }
}
