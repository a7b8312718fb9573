import ClaudeMessages
import MessagesTesting
import Testing

/// The header fields with the time to wait.
@Suite struct RetryAfterTests {
    /// 06 Nov 1994 08:49:37 GMT in seconds since 1970.
    private static let then = 784_111_777.0

    private func wait(_ fields: [HeaderField], now: Double = then) async -> Duration? {
        let transport = ScriptedTransport(.error(400, "x", fields: fields))
        return await ClaudeClient.scripted(transport, now: now).stream(.hello).read().error?
            .retryAfter
    }

    @Test(
        arguments: [
            ("0", Duration.zero), ("1", .seconds(1)), ("3600", .seconds(3600)),
            ("1.5", .milliseconds(1500)), ("0.0001", .milliseconds(1)), ("1e3", .seconds(1000)),
            ("-5", nil), ("-0.1", nil), ("1e309", nil), ("nan", nil), ("inf", nil), ("1e10", nil),
            ("soon", nil), ("", nil), ("1 s", nil), ("1,2", nil),
            ("Sun, 06 Nov 1994 08:49:37 GMT", .zero),
            ("Sun, 06 Nov 1994 08:49:38 GMT", .seconds(1)),
            ("Sun, 06 Nov 1994 08:49:36 GMT", nil),
            ("Mon, 07 Nov 1994 08:49:37 GMT", .seconds(86_400)),
            ("Sun, 06 Nov 1994 08:49:38 UTC", nil),
            ("Sun, 06 Nov 1994 08:49:38", nil),
            ("Sun, 06 Foo 1994 08:49:38 GMT", nil),
            ("Sun, 99 Nov 1994 08:49:38 GMT", nil),
            ("Sun, 06 Nov 1994 25:49:38 GMT", nil),
            ("Sun, 06 Nov 1994 08:99:38 GMT", nil),
            ("Sun, 06 Nov 1994 08:49:99 GMT", nil),
            ("Sun, 06 Nov 1994 08:49 GMT", nil),
            ("Sunday, 06-Nov-94 08:49:38 GMT", nil),
            ("Sun, 06 Nov 99999999999999999999 08:49:38 GMT", nil),
        ] as [(String, Duration?)])
    func seconds(_ value: String, _ expected: Duration?) async {
        #expect(await wait([HeaderField("Retry-After", value)]) == expected)
    }

    /// Seconds since 1970 from `date -u -d … +%s`.
    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:10 GMT", 0.0),
        ("Thu, 29 Feb 1996 00:00:10 GMT", 825_552_000.0),
        ("Tue, 29 Feb 2000 00:00:10 GMT", 951_782_400.0),
        ("Wed, 01 Mar 2000 00:00:10 GMT", 951_868_800.0),
        ("Fri, 31 Dec 2027 00:00:10 GMT", 1_830_211_200.0),
        ("Mon, 01 Mar 2100 00:00:10 GMT", 4_107_542_400.0),
    ])
    func dates(_ date: String, _ midnight: Double) async {
        #expect(await wait([HeaderField("retry-after", date)], now: midnight) == .seconds(10))
    }

    @Test(
        arguments: [
            (
                [HeaderField("retry-after-ms", "1500"), HeaderField("retry-after", "9")],
                Duration.milliseconds(1500)
            ),
            ([HeaderField("retry-after", "9"), HeaderField("retry-after-ms", "x")], .seconds(9)),
            ([HeaderField("retry-after-ms", "0.2")], .milliseconds(1)),
            ([HeaderField("retry-after", "2"), HeaderField("retry-after", "7")], .seconds(2)),
            ([], nil),
        ] as [([HeaderField], Duration?)])
    func milliseconds(_ fields: [HeaderField], _ expected: Duration?) async {
        #expect(await wait(fields) == expected)
    }
}
