import ClaudeMessages
import Testing

@Suite struct TypedModelNameTests {
    private static let catalogue = ModelCatalogue.known
    /// Model names of another server.
    private static let others = ["llama3:8b", "Qwen-Max", "mistral", "gpt-5"]

    @Test(arguments: [
        // Full names.
        ("sonnet", "sonnet"), ("claude-sonnet-5", "claude-sonnet-5"),
        ("claude-sonnet-5-5", "claude-sonnet-5-5"), ("claude-opus-4-5", "claude-opus-4-5"),
        ("claude-opus-4-5-20251101", "claude-opus-4-5-20251101"),
        ("claude-mythos-5", "claude-mythos-5"), ("llama3:8b", "llama3:8b"), ("mistral", "mistral"),
        // Other letter case, without `claude-`, or as words.
        ("Sonnet", "sonnet"), ("OPUS", "opus"), ("Claude-Opus-5-5", "claude-opus-5-5"),
        ("sonnet-5-5", "claude-sonnet-5-5"), ("sonnet-5", "claude-sonnet-5"),
        ("Haiku-4-5", "claude-haiku-4-5"), ("Opus 4.8", "claude-opus-4-8"),
        ("Claude Sonnet 5.5", "claude-sonnet-5-5"), ("LLAMA3:8B", "llama3:8b"),
        ("qwen-max", "Qwen-Max"),
        // Beginnings of names.
        ("so", "sonnet"), ("s", "sonnet"), ("SON", "sonnet"), ("h", "haiku"), ("op", "opus"),
        ("f", "fable"), ("claude-haiku-4", "claude-haiku-4-5"),
        ("claude-opus-4-5-2", "claude-opus-4-5-20251101"), ("haiku-4", "claude-haiku-4-5"),
        ("claude-mythos-p", "claude-mythos-preview"), ("sonnet-5-", "claude-sonnet-5-5"),
        ("llama", "llama3:8b"), ("mi", "mistral"), ("gpt", "gpt-5"),
    ])
    func known(_ typed: String, _ name: String) {
        #expect(Self.catalogue.read(typed, others: Self.others) == .known(name))
    }

    @Test func beginningsOfSeveral() {
        #expect(
            Self.catalogue.read("sonnet-")
                == .ambiguous([
                    "claude-sonnet-5-5", "claude-sonnet-5", "claude-sonnet-4-6",
                    "claude-sonnet-4-5",
                ]))
        #expect(
            Self.catalogue.read("opus-4")
                == .ambiguous([
                    "claude-opus-4-8", "claude-opus-4-7", "claude-opus-4-6", "claude-opus-4-5",
                ]))
        #expect(
            Self.catalogue.read("so", others: ["solar"]) == .ambiguous(["sonnet", "solar"]))
        #expect(
            Self.catalogue.read("x", others: ["xa-1", "XB-2"]) == .ambiguous(["xa-1", "XB-2"]))
        // Restricted models are not offered when others match.
        guard case .ambiguous(let all) = Self.catalogue.read("claude") else {
            Issue.record("it is the beginning of all")
            return
        }
        #expect(!all.contains { $0.contains("mythos") } && all.count > 10)
        guard case .ambiguous(let few) = Self.catalogue.read("mythos") else {
            Issue.record("it is the beginning of several")
            return
        }
        #expect(few.allSatisfy { $0.contains("mythos") } && few.count > 2)
    }

    @Test(arguments: [
        ("sonet", "sonnet"), ("hiaku", "haiku"), ("Opsu", "opus"), ("claude-sonet", "sonnet"),
        ("sonnett", "sonnet"), ("mistrall", "mistral"), ("gemini", nil), ("turbo", nil), ("", nil),
        (" ", nil), (String(repeating: "x", count: 100_000), nil),
    ])
    func words(_ typed: String, _ nearest: String?) {
        #expect(
            Self.catalogue.read(typed, others: Self.others) == .unknown(nearest: nearest))
    }

    /// A name that may be an id of another server is sent unchanged.
    @Test(arguments: [
        "claude-sonnet-6", "claude-opus-5.5", "gpt-4", "llama3.1:70b",
        "anthropic/claude-sonnet-5-5",
        "openrouter/auto", "meta:latest", "claude-opus-4", "claude-opus-4-1",
        "claude-3-haiku-20240307",
        "claude-opus-4-7-20250506", "opus-4-1", "opus please", "gpt 4", "claude sonnet 9",
    ])
    func foreign(_ typed: String) {
        #expect(Self.catalogue.read(typed) == .foreign)
    }

    /// A name at edit distance 1 from a known one is a mistake; at 2 it is another model.
    @Test(arguments: [
        ("claude-sonnet-5-56", "claude-sonnet-5-5"), ("claude-sonnet-55", "claude-sonnet-5-5"),
        ("claude-sonnet-5-6", "claude-sonnet-5-5"), ("cluade-sonnet-5-5", "claude-sonnet-5-5"),
        ("sonet-5-5", "claude-sonnet-5-5"), ("llama3:8c", "llama3:8b"), ("LAMA3:8b", "llama3:8b"),
        ("anthropic/claude-sonnet-5-5", "claude-sonnet-5-5"),
        ("eu/anthropic/claude-opus-4-5", "claude-opus-4-5"),
        ("claude-sonnet-7-7", nil), ("claude-opus-9", "claude-opus-5"), ("gpt-44", nil),
        ("llama3:70b", nil), ("qwen2.5", nil),
    ])
    func oneLetterAway(_ typed: String, _ meant: String?) {
        #expect(
            Self.catalogue.hint(for: typed, others: Self.others)
                == meant.map { .misspelt(use: $0) })
    }

    @Test(arguments: [
        ("opus-4-1", "claude-opus-5-5"), ("3-5-sonnet", "claude-sonnet-5-5"),
        ("Claude-3-Opus-20240229", "claude-opus-5-5"),
    ])
    func retiredInOtherSpellings(_ typed: String, _ use: String) {
        guard case .retired(_, use) = Self.catalogue.hint(for: typed) else {
            Issue.record("\(typed) is retired")
            return
        }
    }
}
