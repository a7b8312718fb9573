import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs the program `cmark-gfm` to get the words of a Markdown text.
enum MarkdownJudge {
    static let program = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        .map { $0 + "/cmark-gfm" }.first { unsafe access($0, X_OK) == 0 }

    /// The words of the rendered text, without raw HTML.
    static func words(_ text: String) throws -> [String] {
        let extensions = ["table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] }
        let tree = try output(extensions + ["-t", "xml"], input: text)
        var result = ""
        var rest = tree[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            switch tag.prefix(while: { $0.isLetter || $0 == "_" }) {
            case "text", "code", "code_block":
                if tag.hasPrefix("code_block") { result += "\n" }
                result += rest.prefix { $0 != "<" }
                if tag.hasPrefix("code_block") { result += "\n" }
            case "softbreak", "linebreak", "html_inline", "paragraph", "heading", "table_cell":
                result += "\n"
            default: break
            }
        }
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            result = result.replacing(entity, with: sign)
        }
        return result.split { $0.isWhitespace }.map(String.init)
    }

    /// The program's output, by files, as other tests' child processes would inherit a pipe.
    private static func output(_ arguments: [String], input: String) throws -> String {
        guard let program else { throw PseudoTerminal.Failure("no cmark-gfm") }
        let folder = try HistoryFileTests.folder()
        let (source, result) = (folder + "/source", folder + "/result")
        defer {
            unsafe unlink(source)
            unsafe unlink(result)
            unsafe rmdir(folder)
        }
        HistoryFileTests.write(input, to: source)
        var actions = SpawnActions()
        actions.open(0, "/dev/null", O_RDONLY)
        actions.open(1, result, O_WRONLY | O_CREAT)
        let child = try actions.spawn(program, arguments + [source], [:])
        guard waitForChild(child) == .exited(0) else {
            throw PseudoTerminal.Failure("cmark-gfm failed")
        }
        return HistoryFileTests.contents(of: result)
    }
}
