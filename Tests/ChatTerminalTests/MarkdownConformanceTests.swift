import ChatTerminal
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The words of the rows are those that cmark-gfm renders, however the text is split.
///
/// The examples of the CommonMark specification are read from the file named by `COMMONMARK_SPEC`,
/// or from Debian's golang-github-yuin-goldmark-dev. Our own examples are always tested.
@Suite(
    .enabled(if: MarkdownJudge.program != nil, "no program cmark-gfm: make witnesses installs it"))
struct MarkdownConformanceTests {
    static let specification: String =
        ConsoleDemo.variable("COMMONMARK_SPEC")
        ?? "/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json"

    static var hasSpecification: Bool { unsafe access(specification, R_OK) == 0 }

    /// Our own examples, at least one for each section of the two specifications.
    static let examples: [String] = [
        "\ta\tb\n\n -\ta\n\n\t b\n>\t\tc", "- `one\n- two`", "* * *\n- a\n* * *\n- b\n---\n_ _ _",
        "# a #\n####### b\n#c\n## d ## e\n ### f\n#\n    # g",
        "a\n===\nb\n-\nc *d\ne*\n====\n- f\n---",
        "    a\n     b\n\n\n    c\nd\n    e",
        "```\na\n ```\n~~~ x y\n```\n~~~\n````\n```\n````\n``` ` ```",
        "<div>\n*a*\n\n*b*\n</div>\n<!-- x\n\ny --> *c*\nd <i>e</i>\n<pre>\n\nx</pre>\n<x-y>\nz\n</x-y>",
        "[a]: /x 'y'\n[b]:\n/z\n\n[a] [b][] [c][a] [d]",
        "[a]: /x\n'y'\nb\n\n[c]: <> (d\ne)\n[a]: /z\n[f]: g h\n[i]:\n\n[a] [c]",
        "- [a]: /x\n- b\n> [c]: /y\nd\n\n1. [e]: /z\n\n   f\n[g]\n: /w\n[a] [c] [e]",
        "[a]: /x\n---\n[b]: /y\n===\n[c]: /z 'd\n===\n[e]: /w\n- f\n# [h]: /v",
        "a\n b\n   c  \nd\\\ne\n\n\nf",
        "> a\nb\n> c\n>\n> > d\n>e\n\n>\n> f\n> - g\nh", "1.  a\n\n    b\n\n        c\n\n    > d",
        "- a\n\n  b\n- c\n-\n- d\n  -\n    e\n\n      f",
        "-one\n\n2.two\n\n10) a\n    b\n11) c\n1234567890. d",
        "a\n- b\n\nc\n2. d\n\ne\n1. f",
        "- a\n - b\n  - c\n   - d\n    - e\n\n1. a\n\n  2. b\n\n    3. c",
        "- a\n+ b\n\n* c\n1. d\n1) e\n\n<!-- -->\n\n- f",
        "- a\n\n      b\n- c\n  > d\n  ```\n  e\n  ```\n- f\n\n\n  g",
        "\\*a\\* \\# \\\\ \\a &amp; &copy; &#35; &#x22; &nope; &#0;",
        "`a` `` b ` c `` `d  e` `f\ng` ``h`",
        "*a* _b_ **c** __d__ ***e*** *f **g** h* **i *j* k** l*m*n o_p_q *r",
        "* a * ** b ** a*b **c* *d** _e__ ***f** g*",
        "[a](/b) [c](</d e> \"f\") [g]( h ) [i [j](k)](l) [m](n(o)p) [q](r s)",
        "[a][b] [B] [c] [*d*]\n\n![e](f) ![g *h* [i](j)](k)",
        "[b]: /x\n\n[a][b] [B] ![c][b] [*d*][b] [b](not a link)",
        "<https://a.b/c?d=e> <m@a.b> <a+b:c> <> <a b> https://a.b/c. (www.a.b) m@a.b",
        "a <b c='d' e> f </g> <h/> <!-- i --> <?j?> <!K l> < m> <n o=> <p\nq>",
        "a  \nb\\\nc\nd \n e", "a\u{A0}b 漢字 é 👨‍👩‍👧\u{3000}c",
        "| a | b |\n| --- | --- |\n| c | d |", "| a | bcd |\n:-: | -----------:\ne | f",
        "| a\\|b |\n| ------ |\n| c `\\|` d |\n| e **\\|** f |",
        "| a | b |\n| --- | --- |\n| c | d |\n> e", "| a | b |\n| --- | --- |\n| c | d |\ne\n\nf",
        "| a | b |\n| --- |\n| c |",
        "| a | b |\n| --- | --- |\n| c |\n| d | e | f |", "| a | b |\n| --- | --- |",
        "text\n| a | b |\n|---|---|\n| 1 | 2 |",
        "- | a | b |\n  |---|---|\n  | 1 | 2 |\n- c", "> | a |\n> |-|\n> | 1 |\nx",
        "|a|b|\n|:-|-:|\n|*x*|`a \\| b`|\n# H",
        "a\n| b |\nc\n|-|\n| d |", "- [ ] a\n- [x] b", "- [x] a\n  - [ ] b\n  - [X] c\n- [ ] d",
        "1. [ ] a\n2. [x]b\n3. [ ]\n",
        "~~a~~ b, c!", "a ~~b\n\nc~~.", "~a~ ~~~b~~~ ~~c", "a~~b~~c ~~**d**~~",
        "www.a.org/b_(c) https://a.b/c?d=e&f;, m-n@o.p-q.r_ ftp://x.y",
    ]

    static func load() throws -> [String] {
        let json = try JSON(parsing: HistoryFileTests.contents(of: specification))
        return try #require(json.arrayValue).compactMap { $0.objectValue?["markdown"]?.stringValue }
    }

    static func expectConforms(_ examples: [String]) throws {
        let options = MarkdownOptions(math: nil, theme: Markdown.marked)
        var laterDefinitions = 0
        for text in examples {
            let whole = Markdown.rows(text, columns: 201, options: options)
            for size in [1, 3, 7, 64] {
                let rows = Markdown.rows(
                    text, columns: 201, chunk: size, looking: true, options: options)
                #expect(rows == whole, "\(text.debugDescription) in pieces of \(size)")
            }
            // Definitions, which cmark does not render, are shown here as typed and not otherwise.
            let (words, definitions) = Markdown.wordsAndDefinitions(whole)
            #expect(try MarkdownJudge.words(definitions.joined(separator: "\n")) == [])
            if try words == MarkdownJudge.words(text) { continue }
            // Blocks are final when the next begins, so a reference to a later definition stays as
            // typed.
            let asTyped = try withoutLaterDefinitions(text).contains {
                try words == MarkdownJudge.words($0)
            }
            #expect(asTyped, "\(text.debugDescription): \(words)")
            laterDefinitions += 1
        }
        // The number of these exceptions must not grow unnoticed.
        #expect(laterDefinitions <= 49)
    }

    /// For each definition a copy of the text without that one and all later ones.
    static func withoutLaterDefinitions(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func isDefinition(_ line: Substring) -> Bool {
            let start = line.drop { $0 == " " || $0 == ">" }
            return start.hasPrefix("[") && start.contains("]:")
        }
        return lines.indices.filter { isDefinition(lines[$0]) }.map { first in
            let kept = lines[(first + 1)...].filter { !isDefinition($0) }
            return (lines[..<first] + [""] + kept).joined(separator: "\n")
        }
    }

    @Test func ourOwnExamples() throws { try Self.expectConforms(Self.examples) }

    @Test(
        .enabled(
            if: hasSpecification,
            "no examples of the specification: make witnesses installs them"))
    func theExamplesOfTheSpecification() throws {
        let examples = try Self.load()
        #expect(examples.count > 600)
        try Self.expectConforms(examples)
    }
}
