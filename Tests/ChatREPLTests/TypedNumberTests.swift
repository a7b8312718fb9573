import ChatREPL
import Testing

@Suite struct TypedNumberTests {
    @Test(arguments: [
        ("200000", 200_000), ("200k", 200_000), ("200K", 200_000), ("2m", 2_000_000),
        ("2M", 2_000_000), ("200_000", 200_000), ("2_00_000", 200_000), ("200,000", 200_000),
        ("1,000k", 1_000_000), ("1.5m", 1_500_000), ("1.50M", 1_500_000), ("0.5k", 500),
        ("1.234567m", 1_234_567), ("10.0k", 10_000), (" 200 k ", 200_000), ("000500", 500),
        ("500", 500), ("10m", 10_000_000), ("10,000,000", 10_000_000),
    ])
    func tokens(_ text: String, _ number: Int) {
        #expect(TypedNumber.window.number(text) == number)
    }

    @Test(arguments: [
        "", " ", "k", "m", "many", "499", "0.4k", "10000001", "10.1m", "0", "-5000", "+5000",
        "−5000",
        "1.5", "1.5k0", "200.000", "1,5m", "2,00,000", "20,0000", ",500", "500,", "5,000_000",
        "_500", "500_", "5__00", "1.2345k", "1.", "1.k", ".5m", "1.5.0m", "1.0000000001k", "2kk",
        "2km", "2g", "2 0 0 0", "2e5", "0x1000", "１０００", "٥٠٠", "5\u{301}00", "200k tokens",
        "99999999999999999999", "9223372036854775807m", "0.9223372036854775807m", "nan", "∞",
    ])
    func noTokens(_ text: String) { #expect(TypedNumber.window.number(text) == nil) }

    @Test(arguments: [
        ("90", 90), ("90s", 90), ("2m", 120), ("2 min", 120), ("1.5h", 5400), ("1.25m", 75),
        ("24h", 86_400), ("86,400", 86_400), ("0", nil), ("0.5s", nil), ("25h", nil), ("1k", nil),
        ("2M", 120), ("1d", nil), ("-1", nil),
    ])
    func seconds(_ text: String, _ number: Int?) {
        #expect(TypedNumber.timeout.number(text) == number)
    }

    @Test func refusals() {
        #expect(
            TypedNumber.window.refusal(of: "abc")
                == "takes a number of tokens from 500 to 10,000,000, like 20,000, 200k or 1.5m, "
                + "not 'abc'")
        #expect(
            TypedNumber.timeout.refusal(of: "1d")
                == "takes a number of seconds from 1 to 86,400, like 90, 2m or 1h, not '1d'")
        #expect(
            TypedNumber.maxTokens.refusal(of: String(repeating: "9", count: 1_000_000))
                == "takes a number of tokens from 1 to 10,000,000, like 20,000, 200k or 1.5m, "
                + "not '\(String(repeating: "9", count: 39))…'")
    }
}
