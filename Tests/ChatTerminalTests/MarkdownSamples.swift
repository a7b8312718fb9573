import TestSupport
/// Long answers of one kind each, equal in every run.
enum MarkdownSamples {
    private static let words = [
        "the", "quick", "brown", "fox", "jumps", "over", "a", "lazy", "dog", "while", "streaming",
        "answers", "appear", "token", "by", "token", "in", "terminals",
    ]

    private static func prose(_ count: Int, _ generator: inout SeededGenerator) -> String {
        (0..<count).map { _ in
            let word = words.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<30, using: &generator) {
            case 0: return "*\(word)*"
            case 1: return "**\(word)**"
            case 2: return "`\(word)`"
            default: return word
            }
        }.joined(separator: " ")
    }

    /// An answer with the constructs that models use.
    static func mixed(bytes: Int) -> String {
        var generator = SeededGenerator(1)
        var blocks: [String] = []
        var size = 0
        while size < bytes {
            let number = Int.random(in: 0..<99, using: &generator)
            let block =
                switch Int.random(in: 0..<7, using: &generator) {
                case 0: "## " + prose(5, &generator)
                case 1, 2: prose(20 + number, &generator)
                case 3:
                    (0..<6).map { _ in "- **Point**: " + prose(5 + number / 4, &generator) }
                        .joined(separator: "\n")
                case 4:
                    "```python\n"
                        + (0..<12).map {
                            "    result_\($0) = transform(values[\(number)], other_value)"
                        }
                        .joined(separator: "\n") + "\n```"
                case 5:
                    "| a | b | c |\n|---|---|--:|\n"
                        + (0..<6).map { _ in "| \(prose(2, &generator)) | x | \(number) |" }
                        .joined(separator: "\n")
                default: "> " + prose(25, &generator)
                }
            blocks.append(block)
            size += block.utf8.count + 2
        }
        return blocks.joined(separator: "\n\n")
    }

    static func long(bytes: Int) -> [(name: String, text: String)] {
        var generator = SeededGenerator(2)
        let letters = (0..<bytes).map { _ in
            Character(Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &generator)))
        }
        let ideographs = (0..<bytes / 3).map { _ in
            Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FA0, using: &generator)).map(
                Character.init)
                ?? "漢"
        }
        return [
            ("mixed", mixed(bytes: bytes)),
            ("one paragraph", prose(bytes / 6, &generator)),
            (
                "short paragraphs",
                (0..<bytes / 60).map { _ in prose(8, &generator) }.joined(separator: "\n\n")
            ),
            (
                "one list",
                (0..<bytes / 80).map { "\($0). **a** " + prose(10, &generator) }.joined(
                    separator: "\n")
            ),
            (
                "one block of code",
                "```swift\n"
                    + (0..<bytes / 40).map { "    let x\($0) = foo(\"a\", \($0)) // c" }.joined(
                        separator: "\n")
            ),
            (
                "one table",
                "| a | b |\n|---|---|\n"
                    + (0..<bytes / 40).map { "| \(prose(4, &generator)) | \($0) |" }.joined(
                        separator: "\n")
            ),
            ("one word", String(letters)),
            ("one paragraph of ideographs", String(ideographs)),
            ("one line of code", "```js\n" + String(repeating: "a=b+c;", count: bytes / 6)),
        ]
    }
}
