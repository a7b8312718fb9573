import ChatREPL
import Testing

@Suite struct CodeBlocksTests {
    @Test(
        arguments: [
            ("no code, `not even` this", []),
            ("```\na\n```", ["a"]), ("```swift\na\n\nb\n```\ntext\n~~~\nc\n~~~", ["a\n\nb", "c"]),
            // A fence is closed by one that is as long, and nothing else.
            ("````\n```\na\n```\n````", ["```\na\n```"]), ("```\na\n~~~\n```", ["a\n~~~"]),
            ("```\na\n``` b\n```", ["a\n``` b"]), ("```\na\n```   ", ["a"]),
            // In a list, with its indentation.
            ("- x\n  ```\n  a\n    b\n c\n  ```", ["a\n  b\nc"]),
            // Cut off.
            ("```\na\nb", ["a\nb"]), ("```", []), ("text\n```", []),
            // Code within a line.
            ("```a``` b\nc", []), ("~~~`\na\n~~~", ["a"]), ("``\na\n``", []), ("", []),
            ("```\n```", [""]),
        ] as [(String, [String])])
    func blocks(_ markdown: String, _ blocks: [String]) {
        #expect(CodeBlocks.all(in: markdown) == blocks)
    }
}
