import ChatTerminal
import Testing

/// Markdown in a code fence contains fences of its own.
@Suite struct MarkdownFenceTests {
    /// A text and its code blocks.
    static let blocks: [(String, [String])] = [
        ("```markdown\n# A\n```sh\nmake\n```\nB\n```\nC", ["# A\n```sh\nmake\n```\nB"]),
        ("```MD title=\"x\"\n```py\na\n```\n```\nC", ["```py\na\n```"]),
        ("~~~ Markdown\n~~~c\na\n~~~\nb\n~~~\nC", ["~~~c\na\n~~~\nb"]),
        ("```{.markdown}\n```js\na\n```\n```\nC", ["```js\na\n```"]),
        ("```md\n```js\na\n```\n```css\nb\n```\n```\nC", ["```js\na\n```\n```css\nb\n```"]),
        // A fence without a language closes the block, as everywhere.
        ("```md\na\n```\nb\n```\nc\n```", ["a", "c"]), ("```\n```js\na\n```\nb", ["```js\na"]),
        ("```text\n```js\na\n```\nb", ["```js\na"]),
        // A fence that cannot close the outer one opens no inner one.
        ("````md\n```js\na\n````\nb", ["```js\na"]), ("```md\n~~~js\na\n```\nb", ["~~~js\na"]),
        ("```md\n    ```js\na\n```\nb", ["    ```js\na"]),
        // Longer fences, nested ones, and those after a list marker.
        ("```md\n````js\n```\na\n````\n```\nb", ["````js\n```\na\n````"]),
        ("```md\n```md\n```c\na\n```\n```\n```\nb", ["```md\n```c\na\n```\n```"]),
        ("```md\n- ```js\n  a\n  ```\nb\n```\nc", ["- ```js\n  a\n  ```\nb"]),
        ("```md\n```js\n```py\na\n```\n```\nb", ["```js\n```py\na\n```"]),
        // In containers.
        ("> ```md\n> ```js\n> a\n> ```\n> ```\n> b", ["```js\na\n```"]),
        ("1. ```md\n   ```js\n   a\n   ```\n   b\n   ```\n2. c", ["```js\na\n```\nb"]),
        // Unclosed.
        ("```md\n```js\na", ["```js\na"]),
    ]

    @Test(arguments: blocks.indices) func theCode(index: Int) {
        let (text, wanted) = Self.blocks[index]
        #expect(MarkdownStream.code(in: text) == wanted, "\(text)")
        let whole = Markdown.rows(text)
        for size in chunkSizes {
            #expect(Markdown.rows(text, chunk: size, looking: true) == whole, "\(text)")
        }
        #expect(
            wanted.allSatisfy { code in
                code.split(separator: "\n").allSatisfy { line in
                    whole.contains { $0.text.plain.hasSuffix(line) }
                }
            })
    }
}
