import Testing

/// The walls inside targets: which file may import what.
@Suite struct ImportRulesTests {
    /// A module and the only source files that may import it.
    static let walls: [(module: String, files: Set<String>)] = [
        ("CCurl", ["ClaudeMessages/Transport/Curl.swift"]),
        (
            "CLibEdit",
            ["ChatTerminal/Editing/LineEditor.swift", "ChatTerminal/System/PlatformShims.swift"]
        ),
        ("CMark", ["ChatTerminal/Markdown/CMark.swift"]),
        ("Foundation", []),
        ("FoundationEssentials", []),
        ("FoundationNetworking", []),
        ("Dispatch", []),
        (
            "Glibc",
            [
                "ClaudeMessages/Transport/Platform.swift", "ChatREPL/Platform.swift",
                "FakeClaude/Platform.swift", "ChatTerminal/System/Descriptors.swift",
                "ChatTerminal/Editing/HistoryFile.swift", "ChatTerminal/Editing/LineEditor.swift",
                "ChatTerminal/System/OutputDoor.swift",
                "ChatTerminal/System/PlatformShims.swift", "ChatTerminal/System/SignalPipe.swift",
                "ChatTerminal/System/Signals.swift", "ChatTerminal/Editing/EngineLock.swift",
                "ChatTerminal/System/ChildProcess.swift", "ChatTerminal/System/ScratchFile.swift",
                "ChatTerminal/System/RegularFile.swift", "ChatTerminal/System/HelperProcess.swift",
                "ChatTerminal/System/BackgroundThread.swift",
            ]
        ),
    ]

    @Test(arguments: walls)
    func aModuleIsImportedOnlyWhereItBelongs(module: String, files: Set<String>) {
        let importers = SourceTree.swiftFiles.filter { file in
            file.isSource && file.lines.contains { Self.imported($0) == module }
        }
        #expect(Set(importers.map { String($0.path.dropFirst("Sources/".count)) }) == files)
    }

    /// Arrows between targets point down; the compiler checks it too, but says it less plainly.
    @Test(
        arguments: [
            ("WireJSON", []),
            ("ClaudeMessages", ["WireJSON"]),
            ("FakeClaude", ["WireJSON"]),
            ("ChatKit", ["ClaudeMessages", "WireJSON"]),
            ("MessagesTesting", ["ClaudeMessages", "WireJSON"]),
            ("ChatTerminal", []),
            ("ChatEngine", ["ChatKit", "ClaudeMessages"]),
            ("ChatREPL", ["ChatEngine", "ChatKit", "ChatTerminal", "ClaudeMessages", "WireJSON"]),
            ("claude-chat", ["ChatREPL", "ChatTerminal"]),
            ("fake-claude", ["FakeClaude"]),
        ] as [(String, Set<String>)])
    func aTargetKnowsOnlyWhatIsBelowIt(target: String, allowed: Set<String>) {
        let ours: Set = [
            "WireJSON", "ClaudeMessages", "MessagesTesting", "FakeClaude", "ChatKit", "ChatEngine",
            "ChatTerminal",
            "ChatREPL",
        ]
        let imported = SourceTree.swiftFiles
            .filter { $0.path.hasPrefix("Sources/\(target)/") }
            .flatMap { $0.lines.compactMap(Self.imported) }
        #expect(!imported.isEmpty || allowed.isEmpty)
        #expect(Set(imported).intersection(ours).subtracting(allowed) == [])
    }

    /// What plays networks is for tests: nothing that is shipped knows it.
    @Test func onlyTestsPlayNetworks() {
        let importers = SourceTree.swiftFiles.filter { file in
            file.lines.contains { Self.imported($0) == "MessagesTesting" }
        }
        #expect(importers.contains { $0.path.hasPrefix("Tests/ChatREPLTests/") })
        #expect(importers.filter(\.isSource).map(\.path) == [])
    }

    @Test func theParserOfEventsKnowsNothing() throws {
        let file = try #require(SourceTree.file("Sources/ClaudeMessages/Stream/SSEParser.swift"))
        #expect(file.lines.compactMap(Self.imported) == [])
    }

    /// The module of an import line, whatever stands before `import`.
    private static func imported(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), words.indices.contains(place + 1),
            words[..<place].allSatisfy({ word in
                ["public", "package", "internal", "private"].contains(word) || word.hasPrefix("@")
            })
        else { return nil }
        return String(words[place + 1])
    }
}
