import Testing

/// What stands in the lines of an answer: links, long words, formulas, HTML.
@Suite struct StagedInlineTests {
    private func shown(_ columns: Int, _ answer: String) throws -> StagedChat {
        let chat = try StagedChat(columns, 60)
        chat.ask("show", answer)
        return chat
    }

    @Test func quotesAndLinks() throws {
        let chat = try shown(
            40,
            """
            > A quote that is long enough to be wrapped somewhere.
            >
            > > And one in it.
            > - with a list

            [a link](https://example.com/a/very/long/path/that/does/not/fit/a/row) and \
            <https://example.com> and ![a picture](https://example.com/p.png) and https://example.org.
            """)
        #expect(
            chat.screen == """
                > show
                │ A quote that is long enough to be
                │ wrapped somewhere.
                │
                │ │ And one in it.
                │ • with a list

                a link
                (https://example.com/a/very/long/path/th
                at/does/not/fit/a/row) and
                https://example.com and a picture
                (https://example.com/p.png) and
                https://example.org.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func wordsThatCannotBeBroken() throws {
        let chat = try shown(
            40,
            """
            See https://example.com/one/two/three/four/five/six/seven.html for more.

            Donaudampfschifffahrtsgesellschaftskapitänsmützenknopf ends.

            `a-long-piece-of-code-that-does-not-fit-into-a-row` ends.
            """)
        #expect(
            chat.screen == """
                > show
                See
                https://example.com/one/two/three/four/f
                ive/six/seven.html for more.

                Donaudampfschifffahrtsgesellschaftskapit
                änsmützenknopf ends.

                a-long-piece-of-code-that-does-not-fit-i
                nto-a-row ends.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }

    @Test func formulas() throws {
        let chat = try shown(
            60,
            #"""
            Inline $E = mc^2$ and \(\sum_{i=1}^n i\) and $\alpha \le \beta$.

            $$x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$$

            \[\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}\]

            It costs $5, or $10 with $\unknowncommand{x}$.
            """#)
        #expect(
            chat.screen == """
                > show
                Inline E = mc² and ∑ᵢ₌₁ⁿ i and α ≤ β.

                      −b ± √(b² − 4ac)
                  x = ────────────────
                             2a

                  ⎛1  0⎞
                  ⎝0  1⎠

                It costs $5, or $10 with $\\unknowncommand{x}$.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012
                """)
    }

    @Test func htmlAndEntities() throws {
        let chat = try shown(
            40, "A <b>bold</b> word &amp; an &eacute;<br>next\n\n<div>\nblock\n</div>\n\n\\*not\\*")
        #expect(
            chat.screen == """
                > show
                A <b>bold</b> word & an é<br>next

                <div>
                block
                </div>

                *not*

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012
                """)
    }
}
