import WireJSON

/// Code execution without running code: a few commands have the outcome of a real run.
struct CodeExecution: Sendable {
    private let code: String
    /// `code_execution`, or `bash_code_execution` for versions that run shell commands.
    private let name: String

    init(_ errand: Errand) {
        name = errand.name
        code = (errand.input["command"] ?? errand.input["code"])?.stringValue ?? ""
    }

    private static let errors = [
        "invalid_tool_input", "unavailable", "too_many_requests", "execution_time_exceeded",
        "output_file_too_large",
    ]

    var result: ErrandResult {
        if Self.errors.contains(code) { return .failed(name, code) }
        let status = code.hasPrefix("exit ") ? Int(code.dropFirst("exit ".count)) ?? 2 : 0
        let output = status == 0 ? output : ""
        let content: JSON = [
            "type": JSON("\(name)_result"), "stdout": JSON(output),
            "stderr": JSON(status == 0 ? "" : "it ended with \(status)\n"),
            "return_code": JSON(status), "content": [],
        ]
        return ErrandResult(
            type: "\(name)_tool_result", content: content,
            remarks: [.text("The code ended with \(status) and printed: \(output)")])
    }

    private var output: String {
        if code.hasPrefix("echo ") { return code.dropFirst("echo ".count) + "\n" }
        if code.hasPrefix("print("), code.hasSuffix(")") {
            return code.dropFirst("print(".count).dropLast().filter { !"'\"".contains($0) } + "\n"
        }
        return "nothing is run here\n"
    }
}
