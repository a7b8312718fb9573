import ChatREPL
import ClaudeMessages
import Foundation
import Testing

/// The documents agree with the tables.
@Suite struct DocumentationTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func thePageOfTheChatListsTheCommands() throws {
        let rows = try Self.text("docs/chat.md").components(separatedBy: "\n")
            .filter { $0.hasPrefix("| `/") }
        #expect(rows == CommandTable.doing.map { "| `\($0.usage)` | \($0.summary) |" })
    }

    /// The README has fewer than 75 lines.
    @Test func theReadmeIsShort() throws {
        #expect(try Self.text("README.md").components(separatedBy: "\n").count < 75)
    }

    /// `make settings-page` writes it.
    @Test func thePageOfSettingsIsThatOfTheTable() throws {
        #expect(try Self.text("docs/settings.md") == SettingsPage.text())
    }

    @Test func theReadmeKnowsTheDefaultModelAndItsPrice() throws {
        let model = try #require(ModelCatalogue.known.model("sonnet"))
        let price = try #require(model.prices.first)
        #expect(model.id == "claude-sonnet-5-5")
        let text = try Self.text("README.md").replacing("\n", with: " ")
        #expect(
            text.contains(
                "Sonnet 5.5, the default, costs $\(price.input / 1000) per million tokens read and "
                    + "$\(price.output / 1000) per million written"))
    }

    @Test func theLibraryListsEveryExample() throws {
        let folder = Self.root.appending(path: "docs/examples").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0 != "main.swift" }
        #expect(names.count == 10)
        let text = try Self.text("docs/library.md")
        for name in names { #expect(text.contains("[\(name)](examples/\(name))")) }
    }

    @Test(arguments: [
        "README.md", "docs/architecture.md", "docs/chat.md", "docs/glossary.md",
        "docs/look.md",
        "docs/CONTRIBUTING.md", "docs/library.md",
        "docs/speed.md",
    ])
    func linksLeadSomewhere(_ path: String) throws {
        let folder = path.hasPrefix("docs/") ? "docs/" : ""
        let links = try Self.text(path).matches(of: /\]\(([^)#:]+)\)/).map { String($0.1) }
        for link in links {
            let target = Self.root.appending(path: folder + link).standardized.path
            #expect(FileManager.default.fileExists(atPath: target), "\(path): \(link)")
        }
    }
}
