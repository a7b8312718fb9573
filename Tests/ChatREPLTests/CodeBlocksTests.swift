import ChatREPL
import Testing

@Suite struct CodeBlocksTests {
    @Test(
        arguments: [
            ("no code, `not even` this", []),
            ("```\na\n```", ["a"]), ("```swift\na\n\nb\n```\ntext\n~~~\nc\n~~~", ["a\n\nb", "c"]),
            // A fence is closed only by one of its character that is at least as long.
            ("````\n```\na\n```\n````", ["```\na\n```"]), ("```\na\n~~~\n```", ["a\n~~~"]),
            ("```\na\n``` b\n```", ["a\n``` b"]), ("```\na\n```   ", ["a"]),
            // In a list, without the list's indentation.
            ("- x\n  ```\n  a\n    b\n  c\n  ```", ["a\n  b\nc"]),
            ("- ```sh\n  make\n  ```\n- b", ["make"]), ("1. - ```\n     a\n     ```\n", ["a"]),
            ("10) x\n\n    ~~~ c\n     y\n    ~~~\nend", [" y"]),
            // In quotes, without their markers.
            ("> ```\n> a\n>\n>  b\n> ```\n> c", ["a\n\n b"]),
            ("> > ```\n> > a\n> b", ["a"]), ("> - ```\n>   a\n> c", ["a"]),
            // A block ends with the quote or list that contains it.
            ("> ```\na\n```\nb", ["b"]), ("- ```\n  a\nb", ["a"]),
            // Indented code, whatever its text.
            ("    a\n\n      b\n\nc", ["a\n\n  b"]),
            ("x\n\n    ```\n    a\n    ```", ["```\na\n```"]),
            ("x\n    ```\n    a", []),
            // A block of Markdown with fences in it.
            (
                "```markdown\n# A\n```sh\nmake\n```\nB\n```\nC\n```\nd\n```",
                ["# A\n```sh\nmake\n```\nB", "d"]
            ),
            ("a\r\n```\r\nb\r\n\r\nc\r\n```\r\n", ["b\n\nc"]), ("```\na\rb\n```", ["a\rb"]),
            ("<div>\n```\na\n```\n</div>", []), ("```\na\n", ["a"]),
            // An unclosed fence.
            ("```\na\nb", ["a\nb"]), ("```", []), ("text\n```", []),
            // Inline code, which is no block.
            ("```a``` b\nc", []), ("~~~`\na\n~~~", ["a"]), ("``\na\n``", []), ("", []),
            ("```\n```", [""]),
        ] as [(String, [String])])
    func blocks(_ markdown: String, _ blocks: [String]) {
        #expect(CodeBlocks.all(in: markdown) == blocks)
    }
}
