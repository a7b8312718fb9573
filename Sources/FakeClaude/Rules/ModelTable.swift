/// The models of November 2026, from the table of models and prices.
package enum ModelTable {
    /// The model with that id or alias.
    package static func model(_ name: String) -> Model? {
        all.first { $0.id == name || $0.alias == name }
    }

    /// Every model, newest first, as the API lists them.
    package static let all: [Model] = [
        fable("claude-fable-5-2", "fable", "Claude Fable 5.2", "2026-11-09", .fable52),
        fable("claude-mythos-5-2", "mythos", "Claude Mythos 5.2", "2026-11-09", .fable52),
        Model(
            id: "claude-haiku-5-5", name: "Claude Haiku 5.5", line: "haiku",
            created: "2026-10-07", thinking: .mostlyOn, defaultEffort: "medium",
            verifiesPrefix: true, price: .haiku55),
        Model(
            id: "claude-sonnet-5-5", name: "Claude Sonnet 5.5", line: "sonnet",
            created: "2026-09-28", thinking: .sonnet55, acceptsForcedTools: false,
            verifiesPrefix: true, price: .sonnet55),
        Model(
            id: "claude-opus-5-5", name: "Claude Opus 5.5", line: "opus", created: "2026-09-22",
            thinking: .alwaysOn, defaultEffort: "medium", acceptsForcedTools: false,
            verifiesPrefix: true, fast: .supported, price: .opus55),
        fable("claude-fable-5-1", "fable", "Claude Fable 5.1", "2026-09-01", .fable51),
        fable(
            "claude-mythos-5-1", "mythos", "Claude Mythos 5.1", "2026-09-01", .fable51,
            verifies: false),
        Model(
            id: "claude-opus-5", name: "Claude Opus 5", line: "opus", created: "2026-07-24",
            thinking: .mostlyOn, fast: .supported, price: .opus),
        Model(
            id: "claude-sonnet-5", name: "Claude Sonnet 5", line: "sonnet", created: "2026-06-30",
            thinking: .sonnet5, acceptsSystemMessages: false, minimumCached: 1024,
            toolPreamble: 354, price: .sonnet5),
        fable(
            "claude-fable-5", "fable", "Claude Fable 5", "2026-06-09", .fable5, forced: true,
            verifies: false),
        fable(
            "claude-mythos-5", "mythos", "Claude Mythos 5", "2026-06-09", .fable5, forced: true,
            verifies: false),
        Model(
            id: "claude-opus-4-8", name: "Claude Opus 4.8", line: "opus", created: "2026-05-28",
            thinking: .onRequest, minimumCached: 1024, toolPreamble: 290, fast: .supported,
            price: .opus),
        Model(
            id: "claude-opus-4-7", name: "Claude Opus 4.7", line: "opus", created: "2026-04-16",
            thinking: .onRequest, acceptsSystemMessages: false, minimumCached: 2048,
            toolPreamble: 675, price: .opus),
        Model(
            id: "claude-sonnet-4-6", name: "Claude Sonnet 4.6", line: "sonnet",
            created: "2026-02-17", thinking: .generation46,
            efforts: ["low", "medium", "high", "max"], sampling: .acceptedWithoutThinking,
            acceptsSystemMessages: false, minimumCached: 1024, toolPreamble: 497, tokenScale: 100,
            price: .sonnet4),
        Model(
            id: "claude-opus-4-6", name: "Claude Opus 4.6", line: "opus", created: "2026-02-05",
            thinking: .generation46, efforts: ["low", "medium", "high", "max"],
            sampling: .acceptedWithoutThinking, acceptsSystemMessages: false, minimumCached: 4096,
            toolPreamble: 497, tokenScale: 100, fast: .ignored, price: .opus),
        generation45(
            "claude-opus-4-5-20251101", "claude-opus-4-5", "opus", "Claude Opus 4.5",
            "2025-11-24", .opus, efforts: ["low", "medium", "high"], minimumCached: 4096,
            keepsThinking: true, lifecycle: "deprecated", deprecated: "2026-11-23",
            retires: "2027-01-22"),
        generation45(
            "claude-haiku-4-5-20251001", "claude-haiku-4-5", "haiku", "Claude Haiku 4.5",
            "2025-10-15", .haiku45, minimumCached: 4096),
        generation45(
            "claude-sonnet-4-5-20250929", "claude-sonnet-4-5", "sonnet", "Claude Sonnet 4.5",
            "2025-09-29", .sonnet4, minimumCached: 1024, lifecycle: "deprecated",
            deprecated: "2026-09-29", retires: "2026-11-30"),
    ]

    /// Retired models, which the list contains only on request.
    package static let retired: [Model] = [
        generation45(
            "claude-opus-4-1-20250805", "claude-opus-4-1", "opus", "Claude Opus 4.1",
            "2025-08-05", .opus, minimumCached: 1024, lifecycle: "retired",
            deprecated: "2026-06-05", retires: "2026-08-05"),
        generation45(
            "claude-sonnet-4-20250514", "claude-sonnet-4-0", "sonnet", "Claude Sonnet 4",
            "2025-05-14", .sonnet4, minimumCached: 1024, lifecycle: "retired",
            deprecated: "2026-04-14", retires: "2026-06-15"),
    ]

    private static func fable(
        _ id: String, _ line: String, _ name: String, _ created: String, _ price: Price,
        forced: Bool = false, verifies: Bool = true
    ) -> Model {
        Model(
            id: id, name: name, line: line, created: created, thinking: .alwaysOn,
            acceptsForcedTools: forced, verifiesPrefix: verifies, price: price)
    }

    private static func generation45(
        _ id: String, _ alias: String, _ line: String, _ name: String, _ created: String,
        _ price: Price, efforts: [String] = [], minimumCached: Int, keepsThinking: Bool = false,
        lifecycle: String = "active", deprecated: String? = nil, retires: String? = nil
    ) -> Model {
        Model(
            id: id, alias: alias, name: name, line: line, created: created, lifecycle: lifecycle,
            deprecated: deprecated, retires: retires, context: 200_000, maximumOutput: 64_000,
            thinking: .generation45, efforts: efforts,
            sampling: .accepted, acceptsPrefill: true, acceptsSystemMessages: false,
            acceptsGeography: false, keepsAllThinking: keepsThinking,
            minimumCached: minimumCached, toolPreamble: 497, tokenScale: 100, price: price)
    }
}
