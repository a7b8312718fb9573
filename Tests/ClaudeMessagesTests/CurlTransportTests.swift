import ClaudeMessages
import Testing

/// The transport's thread.
@Suite struct CurlTransportTests {
    /// A job runs even after the transport and its thread have ended.
    @Test(.timeLimit(.minutes(5))) func aJobOutlivesTheTransport() async {
        for _ in 0..<20 {
            let executor = CurlTransport().taskExecutor
            let sum = await Task.detached(executorPreference: executor) {
                await Task.yield()
                return 40 + 2
            }.value
            #expect(sum == 42)
        }
    }

    @Test func aValueCannotBeginAnotherField() {
        let field = HeaderField("x-a\r\nb", "one\r\nauthorization: two\u{0}")
        #expect(field.name == "x-ab")
        #expect(field.value == "oneauthorization: two")
    }
}
