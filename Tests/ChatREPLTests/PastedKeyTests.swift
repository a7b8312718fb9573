import ChatREPL
import Testing

/// API keys in messages are found.
@Suite struct PastedKeyTests {
    @Test(arguments: [
        ("sk-ant-0123456789abcdef", true),
        ("a sk-ant-api03-ABCDEFGHIJ_kl is mine", true),
        ("ssk-ant-0123456789abcdef", true),
        ("sk-sk-ant-0123456789abcdef", true),
        ("sk-ant-sk-ant-0123456789ab", true),
        ("sk-ant-short sk-ant-0123456789abcdef", true),
        ("sk-ant-0123456789abcde", false),
        ("sk-ant-0123456789abcd ef", false),
        ("sk-ant-0123456789abcdé", false),
        ("sk-ant-ééééééééééééééééé", false),
        ("sk-an-0123456789abcdef", false),
        ("sk-ant-…", false),
        ("", false),
    ])
    func aKeyIsFound(text: String, isFound: Bool) {
        #expect(PastedKey.isIn(text) == isFound)
    }

    /// 7 MB of beginnings are read in one pass; a search that copies the rest takes minutes.
    @Test(.timeLimit(.minutes(1))) func aHostilePasteTakesNoLonger() {
        #expect(!PastedKey.isIn(String(repeating: "sk-ant- ", count: 1_000_000)))
    }
}
