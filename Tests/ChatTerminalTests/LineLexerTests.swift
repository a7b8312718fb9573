import ChatTerminal
import Testing

/// Highlighting of code, written as `k:let` for each run that is not plain.
@Suite struct LineLexerTests {
    static let letters: [(Theme.Role, Style.Color, String)] = [
        (.keyword, .red, "k"), (.typeName, .green, "t"), (.string, .yellow, "s"),
        (.number, .blue, "n"), (.comment, .magenta, "c"), (.function, .cyan, "f"),
        (.attribute, .brightRed, "a"), (.inserted, .brightGreen, "+"),
        (.deleted, .brightYellow, "-"),
    ]
    static let theme = Theme(
        Dictionary(uniqueKeysWithValues: letters.map { ($0.0, Style(color: $0.1)) }))

    /// The styled runs of the code's rows.
    static func runs(_ language: String, _ code: String) -> [String] {
        let rows = Markdown.rows(
            "```\(language)\n\(code)\n```", options: MarkdownOptions(theme: theme))
        let text = rows.map { $0.text.rendered(.on) }.joined(separator: "\n")
        var runs: [String] = []
        for part in text.split(separator: "\u{1B}[").dropFirst(text.hasPrefix("\u{1B}") ? 0 : 1) {
            guard let end = part.firstIndex(of: "m"), let code = Int(part[..<end]), code > 0 else {
                continue
            }
            let letter = letters.first { $0.1.rawValue == (code < 90 ? code - 30 : code - 82) }?.2
            runs.append("\(letter ?? "?"):" + part[part.index(after: end)...])
        }
        return runs
    }

    static let samples: [(String, String, [String])] = [
        (
            "swift", "@main let x: Int = f(0x1F) /* a\nb */ + \"c\\\"d\" // e",
            [
                "a:@main", "k:let", "t:Int", "f:f", "n:0x1F", "c:/* a", "c:b */", "s:\"c\\\"d\"",
                "c:// e",
            ]
        ),
        (
            "c", "#include <a.h>\nint main(void) { return 'x'; }",
            ["a:#include", "k:int", "f:main", "k:void", "k:return", "s:'x'"]
        ),
        ("c++", "auto x = nullptr;", ["k:auto", "k:nullptr"]),
        ("objc", "NSString *s = @\"x\";", ["t:NSString", "s:\"x\""]),
        ("c#", "var x = new List();", ["k:var", "k:new", "f:List"]),
        ("java", "class A extends B {}", ["k:class", "t:A", "k:extends", "t:B"]),
        ("kotlin", "fun f() = \"\"\"a\nb\"\"\"", ["k:fun", "f:f", "s:\"\"\"a", "s:b\"\"\""]),
        ("scala", "def f(x: Int) = 1", ["k:def", "f:f", "t:Int", "n:1"]),
        (
            "go", "func f() string { return `a\nb` }",
            ["k:func", "f:f", "k:string", "k:return", "s:`a", "s:b`"]
        ),
        ("rust", "fn f<'a>(x: &'a str) -> char { 'x' }", ["k:fn", "k:str", "k:char", "s:'x'"]),
        (
            "python", "@d\ndef f():\n  '''a\n  b'''  # c",
            ["a:@d", "k:def", "f:f", "s:'''a", "s:  b'''", "c:# c"]
        ),
        ("ruby", "x = <<~EOS\nif\nEOS\nputs x if y", ["s:if", "s:EOS", "k:if"]),
        ("perl", "my $x = 1; # c", ["k:my", "a:$x", "n:1", "c:# c"]),
        ("php", "function f($x) { echo 'a'; }", ["k:function", "f:f", "k:echo", "s:'a'"]),
        ("javascript", "const x = `a ${b}`; // c", ["k:const", "s:`a ${b}`", "c:// c"]),
        ("typescript", "interface A { b: string }", ["k:interface", "t:A", "k:string"]),
        ("json", "{\"a\": [1, true, null]}", ["s:\"a\"", "n:1", "k:true", "k:null"]),
        ("yaml", "key: true # c", ["a:key", "k:true", "c:# c"]),
        ("toml", "name = \"x\"", ["a:name", "s:\"x\""]),
        ("ini", "; c\n[a]\nb=1", ["c:; c", "n:1"]),
        ("sql", "SELECT a FROM b -- c", ["k:SELECT", "k:FROM", "c:-- c"]),
        (
            "bash", "cat <<EOF\nif $x\nEOF\nif [ \"$a\" ]; then # c",
            ["s:if $x", "s:EOF", "k:if", "s:\"$a\"", "k:then", "c:# c"]
        ),
        ("powershell", "If ($x) { <# a\nb #> }", ["k:If", "a:$x", "c:<# a", "c:b #>"]),
        (
            "html", "<a href=\"x\">if</a><!-- c\nd -->",
            ["k:a", "a:href", "s:\"x\"", "k:a", "c:<!-- c", "c:d -->"]
        ),
        ("swift", "0..<5 + $0.days * 3.14f", ["n:0", "n:5", "n:0", "n:3.14f"]),
        ("css", ".a { color: #fff; } /* c */", ["a:color", "a:#fff", "c:/* c */"]),
        ("dockerfile", "FROM a\nRUN b # c", ["k:FROM", "k:RUN", "c:# c"]),
        ("makefile", "ifdef X # c", ["k:ifdef", "c:# c"]),
        (
            "lua", "local x = [[a\nb]] --[[ c\nd ]]",
            ["k:local", "s:[[a", "s:b]]", "c:--[[ c", "c:d ]]"]
        ),
        (
            "haskell", "f' :: Int -- c\n{- a {- b -} c\n-}",
            ["t:Int", "c:-- c", "c:{- a {- b -} c", "c:-}"]
        ),
        ("r", "x <- TRUE # c", ["k:TRUE", "c:# c"]),
        ("diff", "--- a\n@@ 1 @@\n+b\n-c\n d", ["k:--- a", "f:@@ 1 @@", "+:+b", "-:-c"]),
        ("lisp", "(defun f (x) \"s\") ; c", ["k:defun", "s:\"s\"", "c:; c"]),
        ("nonsense", "let x = \"a\"", []),
        ("", "let x = \"a\"", []),
        ("{.python}", "if x", ["k:if"]),
        ("python title=\"x\"", "if x", ["k:if"]),
    ]

    @Test(arguments: samples.indices) func aLanguage(index: Int) {
        let (language, code, wanted) = Self.samples[index]
        #expect(Self.runs(language, code) == wanted, "\(language)")
    }

    /// Highlighting changes no character.
    @Test(arguments: samples.indices) func nothingIsLost(index: Int) {
        let (language, code, _) = Self.samples[index]
        let screen = Markdown.screen("```\(language)\n\(code)\n```", columns: 500)
        #expect(screen == code || screen == "── \(language.isEmpty ? "code" : language)\n" + code)
    }
}
