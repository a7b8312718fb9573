import ChatREPL
import Testing

@Suite struct FlagTableTests {
    @Test func namesAreUnique() {
        #expect(Set(Flag.all.map(\.name)).count == Flag.all.count)
        let letters = Flag.all.compactMap(\.short)
        #expect(Set(letters).count == letters.count)
    }

    @Test(arguments: Flag.all) func everyFlagIsFitToBeShown(_ flag: Flag) {
        #expect(!flag.name.isEmpty)
        #expect(flag.name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) })
        #expect(flag.short.map { ("a"..."z").contains($0) } ?? true)
        #expect(!flag.summary.isEmpty && flag.summary.count <= 90)
        #expect(!flag.summary.hasSuffix("."))
        #expect(flag.value?.isEmpty != true)
        #expect(Manual.help.contains("--\(flag.name)"))
        #expect(Manual.help.contains(flag.summary))
    }
}
