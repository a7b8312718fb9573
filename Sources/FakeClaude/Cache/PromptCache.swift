/// The cached prompt prefixes, each identified by its hash.
package struct PromptCache: Sendable {
    private struct Entry {
        var lifetime: CacheLifetime
        var expires: Int
    }

    /// A prompt's tokens read, written and uncached, and the resulting changes of the cache.
    package struct Plan: Sendable, Hashable {
        package var usage = Usage()
        var reads: [UInt64] = []
        var writes: [Write] = []

        struct Write: Sendable, Hashable {
            var digest: UInt64
            var lifetime: CacheLifetime
        }
    }

    /// The number of blocks a breakpoint looks back, itself included.
    package static let lookBack = 20

    private var entries: [UInt64: Entry] = [:]

    package init() {}

    /// Decides without changing the cache: entries become usable when the response begins.
    package func plan(_ prompt: Prompt, minimum: Int, now: Int) -> Plan {
        var plan = Plan()
        let breakpoints = prompt.segments.indices.filter {
            prompt.segments[$0].breakpoint != nil && prompt.segments[$0].tokens >= minimum
        }
        let hit = breakpoints.reversed().lazy
            .compactMap { longestHit(prompt, at: $0, now: now) }.first
        var cached = 0
        if let hit {
            cached = prompt.segments[hit].tokens
            plan.usage.read = cached
            plan.reads = prompt.segments[...hit].map(\.digest).filter { isUsable($0, now: now) }
        }
        for place in breakpoints where place > hit ?? -1 {
            let segment = prompt.segments[place]
            guard let lifetime = segment.breakpoint else { continue }
            let written = segment.tokens - cached
            if lifetime == .oneHour {
                plan.usage.written1h += written
            } else {
                plan.usage.written5m += written
            }
            plan.writes.append(Plan.Write(digest: segment.digest, lifetime: lifetime))
            cached = segment.tokens
        }
        plan.usage.input = prompt.tokens - cached
        return plan
    }

    /// Applies a plan when its response begins; lifetimes run from the start of the request, in
    /// milliseconds.
    package mutating func commit(_ plan: Plan, start: Int) {
        for digest in plan.reads {
            guard let lifetime = entries[digest]?.lifetime else { continue }
            entries[digest]?.expires = start + lifetime.milliseconds
        }
        for write in plan.writes {
            entries[write.digest] = Entry(
                lifetime: write.lifetime, expires: start + write.lifetime.milliseconds)
        }
        if entries.count > 10_000 { entries = entries.filter { $0.value.expires > start } }
    }

    private func longestHit(_ prompt: Prompt, at breakpoint: Int, now: Int) -> Int? {
        let first = max(0, breakpoint - Self.lookBack + 1)
        return (first...breakpoint).last { isUsable(prompt.segments[$0].digest, now: now) }
    }

    private func isUsable(_ digest: UInt64, now: Int) -> Bool {
        (entries[digest]?.expires ?? Int.min) > now
    }
}
