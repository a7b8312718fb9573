/// Fixed texts of the repertoire.
enum Samples {
    static let introduction = """
        I am fake-claude, the offline demo of claude-chat: no model is behind this, and nothing \
        you type leaves your computer. I can:

        - repeat what you say: `echo some words`
        - tell what I remember of our conversation
        - show my system prompt
        - write a `list`, a `table`, some `code` or `markdown`
        - write long answers: `write 300 words`
        - count tokens
        - call a tool you name: `use NAME`
        """

    static let list = """
        Three things to know about lists:

        1. They are **ordered** or not.
        2. They can be nested:
           - one level down
           - and another item
        3. They end.
        """

    static let table = """
        | Thing | Count | Remark |
        |:--|--:|:--|
        | apples | 3 | green |
        | pears | 12 | *ripe* |
        | 日本 | 2 | two wide characters |
        """

    static let code = """
        Here is a function in Swift:

        ```swift
        /// The largest common divisor of two whole numbers.
        func divisor(_ a: Int, _ b: Int) -> Int {
            b == 0 ? a : divisor(b, a % b)
        }
        ```

        and a command:

        ```sh
        echo "hello" | wc -c
        ```
        """

    static let markdown = """
        # A heading

        Some *emphasis*, some **strength**, some `code` and [a link](https://example.com).

        > A quotation.

        ---

        - [x] done
        - [ ] to do
        """

    /// Control sequences that a client must not pass to a terminal.
    static let escapes =
        "Plain, \u{1B}[31mred\u{1B}[0m, \u{1B}]0;title\u{7}a title, \u{1B}]52;c;aGk=\u{7}"
        + "a clipboard, \u{9B}2Jcleared, \u{202E}backwards\u{202C}, \u{8}\u{8}back, bell\u{7}, end."
}
