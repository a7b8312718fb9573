import Testing

/// Pure targets: no waiting, no clock, no system calls, no terminal.
@Suite struct PureTargetTests {
    private static let files = SourceTree.swiftFiles.filter {
        $0.path.hasPrefix("Sources/ChatKit/")
    }

    /// The words of a line of code, without comments and string literals.
    static func words(_ line: String) -> Set<String> {
        var code = ""
        var isQuoted = false
        for part in line.split(separator: "\"", omittingEmptySubsequences: false) {
            if !isQuoted {
                let comment = part.firstRange(of: "//")?.lowerBound ?? part.endIndex
                code += part[..<comment] + " "
                if comment != part.endIndex { break }
            }
            isQuoted.toggle()
        }
        return Set(code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    }

    @Test func whatDecidesKnowsNoTimeAndNoSystem() {
        let forbidden: Set = [
            "async", "await", "Task", "Mutex", "Atomic", "ContinuousClock", "SuspendingClock",
            "Date", "getenv", "print", "UUID", "SystemRandomNumberGenerator",
        ]
        #expect(Self.files.count > 20)
        for file in Self.files {
            for line in file.lines {
                let found = Self.words(line).intersection(forbidden)
                #expect(found == [], "\(file.path): \(line)")
            }
        }
    }

    @Test func itImportsNothingButTheMessages() {
        let modules = Self.files.flatMap(\.lines).compactMap { line -> String? in
            let words = line.split(separator: " ")
            return words.firstIndex(of: "import").map { String(words[$0 + 1]) }
        }
        #expect(Set(modules) == ["ClaudeMessages"])
    }

    @Test(
        arguments: [
            ("let a = await b  // async", ["let", "a", "await", "b"]), ("\"async\" + c", ["c"]),
            ("// Task", []), ("f(\"a // b\", Task.self)", ["f", "Task", "self"]),
        ] as [(String, Set<String>)])
    func wordsOfCode(_ line: String, _ words: Set<String>) { #expect(Self.words(line) == words) }
}
