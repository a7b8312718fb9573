import FakeClaude
import Testing

@Suite struct PromptCacheTests {
    private static let long = String(repeating: "word ", count: 800)
    private static let mark = #","cache_control":{"type":"ephemeral"}"#

    private static func message(_ text: String, _ mark: String = "") -> String {
        #"{"role":"user","content":[{"type":"text","text":"\#(text)"\#(mark)}]}"#
    }

    private func plan(
        _ body: String, _ cache: inout PromptCache, now: Int = 0
    ) throws -> Usage {
        let request = try checked(body)
        let prompt = Prompt(request)
        let plan = cache.plan(prompt, minimum: request.model.minimumCached, now: now)
        cache.commit(plan, start: now)
        #expect(plan.usage.prompt == prompt.tokens)
        return plan.usage
    }

    @Test func writesThenReads() throws {
        var cache = PromptCache()
        let first = body(messages: Self.message(Self.long, Self.mark))
        let cold = try plan(first, &cache)
        #expect(cold.written5m > 512 && cold.read == 0 && cold.input == 3)
        let warm = try plan(first, &cache, now: 299_999)
        #expect(warm == Usage(input: 3, read: cold.written5m))
        // The read renews the entry; five minutes later it has expired.
        #expect(try plan(first, &cache, now: 599_998).read == cold.written5m)
        #expect(try plan(first, &cache, now: 900_000).read == 0)
    }

    @Test func anEntryIsReadableOnlyAfterItsCommit() throws {
        var cache = PromptCache()
        let request = try checked(body(messages: Self.message(Self.long, Self.mark)))
        let prompt = Prompt(request)
        let plan = cache.plan(prompt, minimum: 512, now: 0)
        #expect(cache.plan(prompt, minimum: 512, now: 0).usage.read == 0)
        cache.commit(plan, start: 0)
        #expect(cache.plan(prompt, minimum: 512, now: 0).usage.read > 0)
    }

    @Test func automaticBreakpointGrowsWithTheConversation() throws {
        var cache = PromptCache()
        let automatic = #""cache_control":{"type":"ephemeral"}"#
        let ask = Self.message(Self.long)
        let cold = try plan(body(messages: ask, automatic), &cache)
        let more = ask + #",{"role":"assistant","content":"yes"},"# + Self.message("go on")
        let warm = try plan(body(messages: more, automatic), &cache)
        #expect(warm.read == cold.written5m)
        #expect(warm.written5m > 0 && warm.input == 3)
    }

    @Test func shortPromptsAreNotCached() throws {
        var cache = PromptCache()
        let usage = try plan(body(messages: Self.message("short", Self.mark)), &cache)
        #expect(usage.written == 0 && usage.read == 0)
        let opus = body("claude-opus-4-6", messages: Self.message(Self.long, Self.mark))
        #expect(try plan(opus, &cache).written == 0)
    }

    @Test func hoursAndMinutesAreReportedApart() throws {
        var cache = PromptCache()
        let hour = #","cache_control":{"type":"ephemeral","ttl":"1h"}"#
        let system = #""system":[{"type":"text","text":"\#(Self.long)"\#(hour)}]"#
        let both = body(messages: Self.message(Self.long, Self.mark), system)
        let cold = try plan(both, &cache)
        #expect(cold.written1h > 512 && cold.written5m > 512)
        let later = try plan(both, &cache, now: 3_599_999)
        #expect(later.read == cold.written1h && later.written5m == cold.written5m)
    }

    @Test(arguments: [(18, true), (19, false)])
    func looksBackTwentyBlocks(_ between: Int, _ found: Bool) throws {
        var cache = PromptCache()
        let ask = Self.message(Self.long, Self.mark)
        let cold = try plan(body(messages: ask), &cache)
        let filler = (0..<between).map { Self.message("m\($0)") }
        let unmarked = [Self.message(Self.long)] + filler + [Self.message("end", Self.mark)]
        let usage = try plan(body(messages: unmarked.joined(separator: ",")), &cache)
        #expect(usage.read == (found ? cold.written5m : 0))
    }

    @Test(arguments: [
        (#""system":"b""#, false), (#""tool_choice":{"type":"none"}"#, false),
        (#""output_config":{"effort":"low"}"#, false),
        (#""output_config":{"effort":"high"}"#, true), (#""metadata":{"user_id":"b"}"#, true),
        (#""stream":true"#, true),
    ])
    func whatLosesTheMessages(_ change: String, _ kept: Bool) throws {
        var cache = PromptCache()
        let tools = #""tools":[{"name":"t","input_schema":{"type":"object"}}]"#
        let ask = Self.message(Self.long, Self.mark)
        _ = try plan(body(messages: ask, tools), &cache)
        let usage = try plan(body(messages: ask, "\(tools),\(change)"), &cache)
        #expect((usage.read > 0) == kept)
    }

    @Test func modelsDoNotShare() throws {
        var cache = PromptCache()
        let ask = Self.message(Self.long, Self.mark)
        _ = try plan(body("claude-opus-5", messages: ask), &cache)
        #expect(try plan(body("claude-opus-5-5", messages: ask), &cache).read == 0)
    }
}
