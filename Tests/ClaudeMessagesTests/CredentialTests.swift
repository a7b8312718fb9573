import ClaudeMessages
import Testing

@Suite struct CredentialTests {
    @Test(arguments: [
        ("sk-ant-api03-abc_DEF-123", true), ("x", true), ("!~", true),
        (String(repeating: "k", count: 8192), true), ("", false), (" key", false),
        ("key ", false), ("a b", false), ("key\n", false), ("key\r\nx: y", false),
        ("k\u{0}", false), ("ké", false), ("k\u{7F}", false), ("k\t", false),
        (String(repeating: "k", count: 8193), false),
    ])
    func wellFormed(_ secret: String, _ isWellFormed: Bool) {
        #expect(Credential.apiKey(secret).isWellFormed == isWellFormed)
        #expect(Credential.bearer(secret).isWellFormed == isWellFormed)
    }

    @Test func noneIsWellFormed() { #expect(Credential.none.isWellFormed) }

    @Test func itIsNeverPrinted() {
        for credential in [Credential.apiKey("sk-CANARY"), .bearer("CANARY")] {
            var dumped = ""
            dump(credential, to: &dumped)
            var configuration = ClientConfiguration(credential: credential)
            configuration.headers = [HeaderField("x-secret", "CANARY")]
            dump(configuration, to: &dumped)
            let texts = [
                "\(credential)", String(reflecting: credential), String(describing: [credential]),
                dumped, "\(configuration)", String(reflecting: configuration),
                "\(configuration.headers)", String(reflecting: configuration.headers),
            ]
            for text in texts { #expect(!text.contains("CANARY")) }
            #expect("\(credential)" == "credential (hidden)")
        }
        #expect("\(Credential.none)" == "no credential")
    }

    @Test(arguments: [
        ("nothing here", "nothing here"),
        ("", ""),
        ("the key secret-key-of-twenty+ is bad", "the key sk-…nty+ is bad"),
        ("secret-key-of-twenty+secret-key-of-twenty+", "sk-…nty+sk-…nty+"),
        ("another sk-ant-api03-abcdefghijkl.", "another sk-…ijkl."),
        ("short sk-ant-x", "short sk-…"),
        ("sk-ant-", "sk-…"),
        ("two sk-ant-a sk-ant-b", "two sk-… sk-…"),
        ("sk-ant-api03-abcdefghijklé", "sk-…ijklé"),
    ])
    func redacting(_ text: String, _ redacted: String) {
        #expect(Credential.apiKey("secret-key-of-twenty+").redacting(text) == redacted)
    }

    /// A combining mark after a secret does not prevent its redaction.
    @Test func redactingBeforeCombiningMarks() {
        let secret = "CANARY-key-of-another-kind"
        for text in ["\(secret)\u{301}", "\u{600}\(secret)", "\(secret)\u{200D}x", "\r\(secret)\n"]
        {
            #expect(!Credential.bearer(secret).redacting(text).contains("CANARY"))
            let shown = Credential.none.redacting("sk-ant-api03-CANARY0123456789\u{301}")
            #expect(!shown.contains("CANARY"))
        }
        let start = Credential.none.redacting("\u{600}sk-ant-api03-CANARY0123456789")
        #expect(!start.contains("CANARY"))
    }
}
