// Runs one example, or all: `swift run examples stream`. The key and the base URL come from the
// environment; `make examples` runs them without a key on the fake server.

import ClaudeMessages

let examples: KeyValuePairs<String, @Sendable (ClaudeClient) async throws -> Void> = [
    "first-message": firstMessage, "stream": streamedAnswer, "turns": severalTurns,
    "tools": toolLoop, "structured": structuredAnswer, "batch": batchOfTickets,
    "cache": cachedPrompt, "thinking": thinkingAloud, "count": countedTokens,
    "relay": { client in
        try await relay(client) {
            print("status \($0)")
        } send: {
            print(String(decoding: $0, as: UTF8.self), terminator: "")
        }
    },
]

let client = try ClaudeClient()
let wanted = CommandLine.arguments.dropFirst()
for (name, example) in examples where wanted.isEmpty || wanted.contains(name) {
    print("# \(name)")
    try await example(client)
}
