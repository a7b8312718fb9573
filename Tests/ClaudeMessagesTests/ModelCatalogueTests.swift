import ClaudeMessages
import Testing

@Suite struct ModelCatalogueTests {
    private static let catalogue = ModelCatalogue.known

    @Test(arguments: catalogue.models)
    func rowsMakeSense(_ model: ClaudeModel) throws {
        #expect(model.id.hasPrefix("claude-\(model.line.rawValue)-"))
        #expect(
            model.id.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
            })
        for alias in model.aliases { #expect(model.id.hasPrefix(alias + "-2")) }
        #expect([200_000, 1_000_000].contains(model.context))
        #expect([64_000, 128_000].contains(model.maximumOutput))
        #expect([512, 1024, 2048, 4096].contains(model.minimumCacheable))
        #expect([286, 290, 354, 497, 675].contains(model.toolPreamble))
        #expect((model.tokenizer == .older) == (model.toolPreamble == 497))
        if model.id != "claude-mythos-preview" {
            #expect(try #require(model.prices.last).upTo == .max)
        }
        #expect(model.prices.map(\.upTo) == model.prices.map(\.upTo).sorted())
        for band in model.prices {
            #expect(band.input > 0)
            #expect(band.output == band.input * 5)
            #expect(band.write5m * 4 == band.input * 5)
            #expect(band.write1h == band.input * 2)
            #expect(band.read > 0 && band.read * 10 <= band.input)
        }
        let released = model.released.split(separator: "-").compactMap { Int($0) }
        #expect(released.count == 3 && model.released.count == 10)
        #expect((2025...2026).contains(released[0]) && (1...12).contains(released[1]))
        #expect(model.released <= ModelCatalogue.date)
        switch model.retirement {
        case .on(let day): #expect(day.count == 10 && model.lifecycle == .deprecated)
        case .notBefore(let day): #expect(day.count == 10 && day > model.released)
        case .notScheduled: #expect(model.id.hasSuffix("-5-2"))
        }
        let abilities = model.abilities
        #expect(abilities.adaptiveThinking != .never || abilities.budgetThinking != .never)
        let hasDefault = !abilities.efforts.isEmpty && !model.id.hasSuffix("-5-2")
        #expect(hasDefault == (abilities.defaultEffort != nil))
        #expect(abilities.defaultEffort.map(abilities.efforts.contains) != false)
        #expect((abilities.fastMode == .supported) == (model.fastPrices != nil))
        // Older ids contain a date.
        if let dated = model.id.split(separator: "-").last, dated.count == 8 {
            #expect(dated == model.released.filter { $0 != "-" })
        }
    }

    @Test func namesAreUnique() {
        let names = Self.catalogue.models.flatMap { [$0.id] + $0.aliases }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { ClaudeModel.Line(rawValue: $0) == nil })
    }

    @Test(arguments: [
        ("sonnet", "claude-sonnet-5-5"), ("opus", "claude-opus-5-5"),
        ("haiku", "claude-haiku-5-5"), ("fable", "claude-fable-5-2"),
    ])
    func linesMeanTheirNewest(_ line: String, _ id: String) {
        #expect(Self.catalogue.id(for: line) == id)
        #expect(Self.catalogue.model(line)?.id == id)
    }

    @Test func lineNames() {
        // Every Mythos is restricted, so its line name resolves to no model.
        #expect(Self.catalogue.lineNames == ["haiku", "sonnet", "opus", "fable"])
        #expect(Self.catalogue.model("mythos") == nil)
        #expect(Self.catalogue.id(for: "mythos") == "mythos")
    }

    @Test func idsAndAliases() {
        #expect(Self.catalogue.model("claude-opus-4-5")?.id == "claude-opus-4-5-20251101")
        #expect(Self.catalogue.model("claude-opus-4-5-20251101")?.context == 200_000)
        // Sent as typed: the API resolves its own aliases.
        #expect(Self.catalogue.id(for: "claude-opus-4-5") == "claude-opus-4-5")
        #expect(Self.catalogue.id(for: "llama3:8b") == "llama3:8b")
        #expect(Self.catalogue.model("Sonnet") == nil)
        #expect(Self.catalogue.model("") == nil)
    }

    @Test func onlyActiveModelsStandForTheirLine() {
        let old = Self.catalogue.models.filter { $0.lifecycle != .active || $0.isRestricted }
        #expect(ModelCatalogue(models: old).lineNames == [])
        let reversed = ModelCatalogue(models: Self.catalogue.models.reversed())
        #expect(reversed.id(for: "opus") == "claude-opus-5-5")
    }

    @Test(
        arguments: [
            ("sonet", .misspelt(use: "sonnet")), ("Sonnet", .misspelt(use: "sonnet")),
            ("hiaku", .misspelt(use: "haiku")), ("opsu", .misspelt(use: "opus")),
            ("claude-sonet-5-5", .misspelt(use: "claude-sonnet-5-5")),
            ("claude-opus-5.5", .misspelt(use: "claude-opus-5-5")),
            ("claude-haiku-45", .misspelt(use: "claude-haiku-4-5")),
            // Wrong ids that are common in tutorials.
            (
                "claude-sonnet-4-5-20241022",
                .invented(use: "claude-sonnet-4-5-20250929")
            ),
            ("claude-opus-4-7-20250506", .invented(use: "claude-opus-4-7")),
            ("claude-haiku-4-5-20250414", .invented(use: "claude-haiku-4-5-20251001")),
            ("claude-3-haiku-20240307", .retired(on: "2026-04-20", use: "claude-haiku-5-5")),
            ("claude-2.1", .retired(on: "2025-07-21", use: "claude-sonnet-5-5")),
            ("claude-3-5-sonnet-latest", .retired(on: "2025-10-28", use: "claude-sonnet-5-5")),
            ("claude-opus-4-1-20250805", .retired(on: "2026-08-05", use: "claude-opus-5-5")),
            ("claude-opus-4-20250514", .retired(on: "2026-06-15", use: "claude-opus-5-5")),
            ("claude-opus-4-0", .retired(on: "2026-06-15", use: "claude-opus-5-5")),
            ("claude-sonnet-4-5", nil), ("gpt-4", nil), ("llama3:8b", nil), ("x", nil), ("", nil),
            (String(repeating: "sonnet", count: 1000), nil),
        ] as [(String, ModelCatalogue.Hint?)])
    func hints(_ name: String, _ hint: ModelCatalogue.Hint?) {
        #expect(Self.catalogue.hint(for: name) == hint)
    }

    @Test func bands() throws {
        let haiku = try #require(Self.catalogue.model("claude-haiku-5-5"))
        #expect(haiku.prices(forPrompt: 0)?.input == 100)
        #expect(haiku.prices(forPrompt: 100_000)?.input == 100)
        #expect(haiku.prices(forPrompt: 100_001)?.input == 500)
        #expect(haiku.prices(forPrompt: .max)?.input == 500)
    }
}
