import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The program `cmark-gfm`: what the words of a Markdown text are.
enum MarkdownJudge {
    static let program = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        .map { $0 + "/cmark-gfm" }.first { unsafe access($0, X_OK) == 0 }

    /// The words that a reader of the text sees; raw HTML is none of them.
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

    /// What the program writes; the texts are smaller than a pipe.
    private static func output(_ arguments: [String], input: String) throws -> String {
        var toProgram: [Int32] = [0, 0]
        var fromProgram: [Int32] = [0, 0]
        guard let program, unsafe pipe(&toProgram) == 0, unsafe pipe(&fromProgram) == 0 else {
            throw PseudoTerminal.Failure("no cmark-gfm")
        }
        var actions = SpawnActions()
        actions.take(toProgram[0], as: 0)
        actions.take(fromProgram[1], as: 1)
        actions.close(toProgram[1])
        let child = try actions.spawn(program, arguments, [:])
        let bytes = Array(input.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(toProgram[1], $0.baseAddress, $0.count) }
        close(toProgram[1])
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(fromProgram[0], $0.baseAddress, $0.count)
            }
            guard count > 0 else { break }
            result += buffer[..<count]
        }
        close(fromProgram[0])
        #if canImport(Glibc)
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        #else
        _ = waitForChild(child)
        #endif
        return String(decoding: result, as: UTF8.self)
    }
}
