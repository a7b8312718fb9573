import Testing

/// Answers laid out as Markdown.
@Suite struct StagedMarkdownTests {
    private func shown(_ columns: Int, _ answer: String) throws -> StagedChat {
        let chat = try StagedChat(columns, 60)
        chat.ask("show", answer)
        return chat
    }

    @Test func headingsParagraphsAndRules() throws {
        let chat = try shown(
            50,
            """
            # One
            ## Two
            ### Three

            A paragraph that is long enough to be wrapped at words, with *emphasis*, **strength** \
            and `code`.

            ---

            Setext
            ======
            The end.
            """)
        #expect(
            chat.screen == """
                > show
                One

                Two

                Three

                A paragraph that is long enough to be wrapped at
                words, with emphasis, strength and code.

                ────────────────────────────────────────

                Setext
                The end.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func lists() throws {
        let chat = try shown(
            40,
            """
            - one
            - two, which is so long that it has to be wrapped
              - nested
                1. deeper
                2. deeper still
            - [ ] to do
            - [x] done

            9. nine
            10. ten

            * loose

            * list
            """)
        #expect(
            chat.screen == """
                > show
                • one
                • two, which is so long that it has to
                  be wrapped
                  • nested
                    1. deeper
                    2. deeper still
                ☐ to do
                ☑ done

                9. nine
                10. ten

                • loose

                • list

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func code() throws {
        let chat = try shown(
            40,
            """
            Before:
            ```swift
            func answer() -> Int {
                return 42 // and a comment that is longer than a row
            }
            ```
            ```
            no language
            ```

                indented

            - in a list:
              ```sh
              echo hi
              ```
            """)
        #expect(
            chat.screen == """
                > show
                Before:

                ── swift
                func answer() -> Int {
                    return 42 // and a comment that is l
                onger than a row
                }

                ── code
                no language

                ── code
                indented

                • in a list:
                  ── sh
                  echo hi

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }
}
