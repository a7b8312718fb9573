import Testing

/// Import rules within targets: which file may import which module.
@Suite struct ImportRulesTests {
    /// A module and the only source files that may import it, or folders if they end in a slash.
    static let walls: [(module: String, files: Set<String>)] = [
        ("CCurl", ["ClaudeMessages/Transport/Curl/"]),
        ("CLibEdit", ["ChatTerminal/Editing/EditEngine.swift"]),
        ("CMark", ["ChatTerminal/Markdown/CMark.swift"]),
        ("CSQLite", ["ChatStore/Database/Database.swift"]),
        (
            "CSystem",
            [
                "SystemKit/Files/FileSystem.swift", "SystemKit/ProcessMemory.swift",
                "SystemKit/Signals/SignalShims.swift",
                "SystemKit/Terminal/LineDiscipline.swift", "SystemKit/Terminal/UTF8Locale.swift",
            ]
        ),
        ("Foundation", []),
        ("FoundationEssentials", []),
        ("FoundationNetworking", []),
        ("Dispatch", []),
        (
            "Glibc",
            [
                "ClaudeMessages/Transport/Platform.swift",
                "ClaudeMessages/Transport/ThreadIdentity.swift",
                "ChatREPL/Process/Platform.swift",
                "FakeClaude/System/",
                "ChatTerminal/Editing/EditEngine.swift",
                "ChatTerminal/Editing/EngineLock.swift",
                "SystemKit/",
            ]
        ),
    ]

    @Test(arguments: walls)
    func aModuleIsImportedOnlyWhereItBelongs(module: String, files: Set<String>) {
        let importers = SourceTree.swiftFiles.filter { file in
            file.isSource && file.lines.contains { Self.imported($0) == module }
        }
        let places = importers.map { importer in
            let path = String(importer.path.dropFirst("Sources/".count))
            return files.first { $0.hasSuffix("/") && path.hasPrefix($0) } ?? path
        }
        #expect(Set(places) == files)
    }

    /// Dependencies between targets point down; the compiler checks it too, with a less clear
    /// message.
    @Test(
        arguments: [
            ("WireJSON", []),
            ("ClaudeMessages", ["WireJSON"]),
            ("FakeClaude", ["WireJSON"]),
            ("ChatKit", ["ClaudeMessages", "WireJSON"]),
            ("MessagesTesting", ["ClaudeMessages", "WireJSON"]),
            ("SystemKit", []),
            ("ChatTerminal", ["SystemKit"]),
            ("ChatEngine", ["ChatKit", "ClaudeMessages"]),
            ("ChatStore", ["ChatKit", "ClaudeMessages", "SystemKit", "WireJSON"]),
            (
                "ChatREPL",
                [
                    "ChatEngine", "ChatKit", "ChatStore", "ChatTerminal", "ClaudeMessages",
                    "SystemKit",
                    "WireJSON",
                ]
            ),
            ("claude-chat", ["ChatREPL", "SystemKit"]),
            ("fake-claude", ["FakeClaude"]),
        ] as [(String, Set<String>)])
    func aTargetKnowsOnlyWhatIsBelowIt(target: String, allowed: Set<String>) {
        let ours: Set = [
            "WireJSON", "ClaudeMessages", "MessagesTesting", "FakeClaude", "ChatKit", "ChatEngine",
            "ChatStore", "ChatTerminal", "ChatREPL", "SystemKit",
        ]
        let imported = SourceTree.swiftFiles
            .filter { $0.path.hasPrefix("Sources/\(target)/") }
            .flatMap { $0.lines.compactMap(Self.imported) }
        #expect(!imported.isEmpty || allowed.isEmpty)
        #expect(Set(imported).intersection(ours).subtracting(allowed) == [])
    }

    /// In SystemKit only one file has code for one system; the others only choose their imports.
    @Test func differencesBetweenSystemsStandTogether() {
        let files = SourceTree.swiftFiles.filter { $0.path.hasPrefix("Sources/SystemKit/") }
        #expect(files.count > 20)
        for file in files where file.path != "Sources/SystemKit/Platform.swift" {
            let conditions = file.lines.filter { $0.contains("#if ") || $0.contains("#elseif ") }
            #expect([0, 2].contains(conditions.count), "\(file.path)")
        }
    }

    /// Simulated networks are for tests; no product depends on them.
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

    /// The module of an import line, whatever precedes `import`.
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
