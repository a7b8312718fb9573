import ChatTerminal
import Testing

/// Formulas as they are shown.
@Suite struct MathTests {
    typealias Sample = (source: String, shown: String)

    static let groups: [(name: String, samples: [Sample])] = [
        ("letters", MathSamples.letters), ("scripts", MathSamples.scripts),
        ("operators", MathSamples.operators), ("relations", MathSamples.relations),
        ("functions", MathSamples.functions), ("sums", MathSamples.sums),
        ("fractions", MathStructures.fractions), ("roots", MathStructures.roots),
        ("accents", MathStructures.accents), ("delimiters", MathStructures.delimiters),
        ("grids", MathStructures.grids), ("texts", MathStructures.texts),
        ("labels", MathStructures.labels), ("well known", MathClassics.wellKnown),
        ("from answers", MathClassics.fromAnswers),
    ]

    @Test func thereAreManyOfThem() {
        #expect(groupedCount >= 300)
        #expect(Set(MathTraps.all).count >= 200)
    }

    private var groupedCount: Int {
        Set(Self.groups.flatMap { $0.samples.map(\.source) }).count
    }

    /// An inline formula is one row, with each kind of delimiter.
    @Test(arguments: groups.indices) func aFormulaIsOneRow(index: Int) {
        for (source, shown) in Self.groups[index].samples {
            let text = #"so \("# + source + #"\), as was said"#
            #expect(
                Markdown.screen(text, columns: 200) == "so " + shown + ", as was said", "\(text)")
            // The rules for `$` are stricter, and `$` cannot be nested.
            guard source.contains("\\"), !source.contains("$") else { continue }
            #expect(Markdown.screen("so $\(source)$.", columns: 200) == "so " + shown + ".")
        }
    }

    @Test(arguments: MathPictures.all.indices) func aBlockIsAPicture(index: Int) {
        let (source, rows) = MathPictures.all[index]
        for text in [
            "$$\n\(source)\n$$", "$$\(source)$$", "\\[\n\(source)\n\\]", "\\[ \(source) \\]",
        ] {
            #expect(Markdown.screen(text) == rows, "\(text)")
        }
    }

    /// Text that is no formula is shown as without formula support.
    @Test func textStaysText() {
        for text in MathTraps.all {
            let without = Markdown.rows(text, options: MarkdownOptions(math: nil))
            #expect(Markdown.rows(text) == without, "\(text.debugDescription)")
        }
    }

    // MARK: - Formulas without a Unicode form

    static let unshowable = [
        #"\foo{x}"#, #"x + \unknown"#, #"\ce{H_2O}"#, #"\color{red} x"#, #"\href{a}{b}"#,
        #"\newcommand{\a}{b}"#, #"\frac{a}"#, #"\frac"#, #"x^"#, #"x_"#, #"x^2^3"#, #"x_1_2"#,
        #"{x_1"#, #"x_1}"#, #"\left( x_1"#, #"x_1 \right)"#, #"\begin{matrix} a"#,
        #"\begin{matrix} a \end{pmatrix}"#, #"\begin{tikzpicture} a \end{tikzpicture}"#,
        #"\sqrt[3"#, #"\widehat{xyz}"#, #"\tilde{ab}"#, #"x % \alpha"#, #"\text{a \foo b}"#,
        #"\text{50% of} x"#, #"\hat{\frac{a}{b}}"#, #"\includegraphics{x}"#,
        #"\left\foo x \right)"#,
        #"\middle| x"#, #"\mathbb"#, #"\overset{a}"#, #"^2 + x_1"#, #"x \end{matrix}"#,
        #"\operatorname{\foo}"#, #"\not\frac{a}{b}"#, #"\cancel{x}"#, #"\xcancel{x} + y_1"#,
        #"\rotatebox{90}{x}"#, #"\require{mhchem} x"#, #"\verb|x|"#,
    ]

    /// If a part of a formula cannot be shown, all of it is shown as source.
    @Test func nothingIsShownByHalves() {
        for source in Self.unshowable {
            for (open, close) in [(#"\("#, #"\)"#), ("$$", "$$"), (#"\["#, #"\]"#)] {
                let text = "a " + open + source + close + " b"
                #expect(Markdown.screen(text) == text, "\(text)")
            }
            #expect(Markdown.screen("$$\n\(source)\n$$") == "$$\n\(source)\n$$")
        }
        let deep = String(repeating: "{", count: 100) + "x" + String(repeating: "}", count: 100)
        #expect(Markdown.screen("$\\a\(deep)$", columns: 300) == "$\\a\(deep)$")
        let roots =
            String(repeating: #"\sqrt{"#, count: 40) + "x" + String(repeating: "}", count: 40)
        #expect(Markdown.screen("$\(roots)$", columns: 400) == "$\(roots)$")
    }

    /// In one row a label over a letter or a brace would be read as a power, another formula.
    static let labelled = [
        #"\overbrace{1+1}^{2}"#, #"\overbrace{a}^{b}"#, #"\overset{2}{x}"#, #"\stackrel{2}{x}"#,
        #"\overset{n}{x}"#, #"\underset{i}{x}"#, #"\underbrace{x+x}_{2}"#,
        #"\overset{\circ}{A}"#, #"a + \overset{2}{x} = \alpha"#, #"\sqrt{\overset{2}{x}}"#,
        #"\frac{\overset{2}{x}}{y}"#, #"y^{\overset{2}{x}}"#, #"\left(\overset{2}{x}\right)"#,
        #"\begin{pmatrix}\overset{2}{x}\end{pmatrix}"#, #"\hat{a}\overset{2}{x}"#,
    ]

    @Test func aLabelIsNoPower() {
        for source in Self.labelled {
            #expect(Markdown.screen("a $\(source)$ b") == "a $\(source)$ b")
        }
        #expect(Markdown.screen(#"$$\overset{2}{x}$$"#) == "  2\n  x")
        #expect(
            Markdown.screen(#"$$\frac{\overset{2}{x}}{y}$$"#) == #"$$\frac{\overset{2}{x}}{y}$$"#)
        let long = #"\overbrace{a + b}^{2} + \text{a very long word}"#
        #expect(Markdown.screen("$$\(long)$$", columns: 60).hasPrefix("    2\n"))
        #expect(
            Markdown.screen("$$\(long)$$", columns: 20).split(separator: "\n").joined(
                separator: " "
            )
            .hasPrefix(#"$$\overbrace{a + b}"#))
    }

    /// No control character of a formula reaches the terminal, and none reverses a row.
    @Test func aFormulaIsHarmless() {
        #expect(Markdown.screen("$x_1\u{1B}[31m\\alpha$") == "$x_1^[[31m\\alpha$")
        #expect(Markdown.screen("$\\text{a\u{202E}b}$") == "$\\text{a<U+202E>b}$")
        #expect(Markdown.screen("$$\n\\alpha\u{9B}1m\n$$") == "$$\n\\alpha<9b>1m\n$$")
        #expect(Markdown.screen("$\\alpha\u{F8F0}$") == "α\u{F8F0}")
        #expect(Markdown.screen("$\\alpha\u{10F8F1}0$") == "$\\alpha\u{10F8F1}0$")
    }

    // MARK: - The places of formulas

    /// Texts and their rows at 40 columns.
    static let screens: [(String, String)] = [
        (#"$\hat{y}_i = \sum_{j} w_j$"#, "ŷᵢ = ∑ⱼ wⱼ"),
        (#"## The $x^2$ term"#, "The x² term"),
        (#"**Let $n$ be** and *$x_1$*."#, "Let n be and x₁."),
        (#"**a:**$\alpha$**b**"#, "a:αb"),
        (#"[the $x^2$ term](https://a.b)"#, "the x² term (https://a.b)"),
        (#"- item $x_1$"# + "\n- " + #"\(\beta\)"#, "• item x₁\n• β"),
        (#"> quoted $x_1$"#, "│ quoted x₁"),
        ("> $x_1 +\n> y_1$", "│ x₁ + y₁"),
        ("设$x_1$为正数，则\\(x_1>0\\)。", "设x₁为正数，则x₁ > 0。"),
        ("($x_1$), \"$x_2$\"; $x_3$?", "(x₁), \"x₂\"; x₃?"),
        ("$x$-axis, $y$, $π$", "x-axis, y, π"),
        ("It costs $5, and $x^2$ is $x$ squared.", "It costs $5, and x² is x squared."),
        ("`$a_1$` is $a_1$", "$a_1$ is a₁"),
        ("a ` b $x_1$ c", "a ` b x₁ c"),
        (#"\$ and $\$5_a$"#, "$ and $5ₐ"),
        (#"a $$x_1$$ b \[y_1\] c"#, "a x₁ b y₁ c"),
        ("| f | g |\n|---|---|\n| $x_1$ | $|x_1|$ |", "f  │ g\n───┼─────\nx₁ │ |x₁|"),
        ("text\n$$x_1$$\nmore", "text\n\n  x₁\n\nmore"),
        ("text\n\\[\nx\n= 1\n- b\n| c\n\\]\nmore", "text\n\n  x = 1 − b | c\n\nmore"),
        ("- a\n\n  $$\n  \\frac{1}{2}\n  $$\n- b", "• a\n\n    1\n    ─\n    2\n• b"),
        ("> $$\n> x_1\n> $$\n> y", "│   x₁\n│ y"),
        ("1. $$x_1$$\n2. \\[ y_1 \\]", "1.   x₁\n2.   y₁"),
        ("$$x_1$$ is text", "x₁ is text"),
        ("$$\nx_1\n$$ where it is", "  x₁\n\nwhere it is"),
        ("\\[\n\na\n\nb_1\n\n\\]", "  ab₁"),
        ("$$\n\\begin{aligned}\na &= b \\\\\n\n&= c\n\\end{aligned}\n$$", "  a = b\n    = c"),
        // A bar or dashes inside it begin no table, heading or list.
        ("$$\na\n---\nb_1\n$$", "  a − − − b₁"),
        // Unclosed.
        ("a\n\n$$\nx_1\n\n**b**", "a\n\n$$\nx_1\n\nb"),
        ("\\[\nx_1\n\n**b**", "\\[\nx_1\n\nb"),
        ("$$\nx = 1", "$$\nx = 1"),
        ("\\[ \\frac{a}{b}", "\\[ \\frac{a}{b}"),
        ("$$\nx_1\n\nprose\n\n$$\ny_1\n$$", "$$\nx_1\n\nprose\n\n  y₁"),
        ("- $$\nx_1\n$$", "• x₁"),
    ]

    @Test(arguments: screens.indices) func aScreenIsAsItShouldBe(index: Int) {
        let (text, screen) = Self.screens[index]
        #expect(Markdown.screen(text, columns: 40) == screen, "\(text.debugDescription)")
    }

    @Test func theSourceIsShownWhereItIsAskedFor() {
        let options = MarkdownOptions(math: .source)
        for text in [#"a $\hat{y}_i = \sum_{j} w_j$ b"#, #"\(x^2\) and \[y_1\] and $$z\\w$$"#] {
            #expect(Markdown.screen(text, options: options) == text)
        }
        let block = "\\[\nx\n= \\frac{a}{b}\n\\]"
        #expect(Markdown.screen(block, options: options) == block)
    }

    // MARK: - Width

    /// Rows are broken after relations and operators, and short ones never inside brackets.
    @Test func longFormulasAreBrokenWhereTheyMay() {
        let sum = (1...9).map { "x_\($0)" }.joined(separator: " + ")
        #expect(
            Markdown.screen("$y = \(sum)$", columns: 30)
                == "y = x₁ + x₂ + x₃ + x₄ + x₅ +\nx₆ + x₇ + x₈ + x₉")
        #expect(
            Markdown.screen("and here stands $f(x_1, x_2, x_3)$ now", columns: 28)
                == "and here stands\nf(x₁, x₂, x₃) now")
    }

    /// A display formula that is too wide is set in one wrapped row, or else shown as source.
    @Test func aWideBlockIsBroken() {
        let source = "y = \\frac{a+b}{c} + " + (1...9).map { "x_\($0)" }.joined(separator: " + ")
        #expect(
            Markdown.screen("$$\n\(source)\n$$", columns: 32)
                == "  y = (a+b)/c + x₁ + x₂ + x₃ +\n    x₄ + x₅ + x₆ + x₇ + x₈ + x₉")
        let word = "\\text{" + String(repeating: "w", count: 40) + "}"
        #expect(Markdown.screen("$$\n\(word)\n$$", columns: 30) == "$$\n\(word)\n$$")
        let lines = "\\begin{aligned} a &= b + c + d + e + f \\\\ &= g \\end{aligned}"
        #expect(
            Markdown.screen("$$\(lines)$$", columns: 19) == "a = b + c + d +\n  e + f\n= g")
    }
}
