import ChatREPL
import Testing

@Suite struct FlagSettingsTests {
    @Test func namesAreUnique() {
        #expect(Set(Settings.all.map(\.name)).count == Settings.all.count)
        let letters = Settings.all.compactMap(\.short)
        #expect(Set(letters).count == letters.count)
    }

    @Test(arguments: Settings.all.map(\.name)) func everyFlagIsFitToBeShown(_ name: String) throws {
        let flag = try #require(SettingTable()[name])
        #expect(!flag.name.isEmpty)
        #expect(flag.name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
        #expect(flag.short.map { ("a"..."z").contains($0) } ?? true)
        #expect(!flag.summary.isEmpty && flag.summary.count <= 90)
        #expect(!flag.summary.hasSuffix("."))
        #expect(!flag.hint.isEmpty)
        #expect(Manual.help().contains("--\(flag.name)"))
        #expect(Manual.help().contains(flag.summary))
    }
}
