import ClaudeMessages
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        (Int.min, "$0.0000", "$0.0000"),
        (-999_999_999_999, "$0.0000", "$0.0000"),
        (0, "$0.0000", "$0.0000"),
        (1, "$0.000000000001", "$0.000000000001"),
        (10_000_000, "$0.00001", "$0.00001"),
        (6_103_000, "$0.000006103", "$0.0000061"),
        (6_150_000, "$0.00000615", "$0.0000062"),
        (123_000_000, "$0.000123", "$0.00012"),
        (999_999_999, "$0.000999999999", "$0.0010"),
        (1_000_000_000, "$0.0010", "$0.0010"),
        (6_103_000_000, "$0.006103", "$0.0061"),
        (6_150_000_000, "$0.00615", "$0.0062"),
        (52_400_000_000, "$0.0524", "$0.0524"),
        (999_950_000_000, "$0.99995", "$1.0000"),
        (1_000_000_000_000, "$1.0000", "$1.0000"),
        (12_345_678_900_000, "$12.3456789", "$12.3457"),
        (Int.max, "$9223372.036854775807", "$9223372.0368"),
    ])
    func shown(_ pico: Int, _ exact: String, _ short: String) {
        #expect(Money(picoDollars: pico).exact == exact)
        #expect(Money(picoDollars: pico).short == short)
    }

    @Test func arithmetic() {
        var sum = Money(picoDollars: 2) + Money(picoDollars: 3)
        sum += Money(picoDollars: 5)
        #expect(sum == Money(picoDollars: 10))
        #expect(Money.zero < sum)
        #expect(Money(picoDollars: .max) + sum == Money(picoDollars: .max))
    }

    @Test func subtraction() {
        #expect(Money(picoDollars: 5) - Money(picoDollars: 3) == Money(picoDollars: 2))
        #expect(Money(picoDollars: 3) - Money(picoDollars: 5) == .zero)
        #expect(Money(picoDollars: .max) - .zero == Money(picoDollars: .max))
    }

    @Test(arguments: [
        ("0", 0), ("$0.25", 250_000_000_000), ("1.5", 1_500_000_000_000), (".5", 500_000_000_000),
        ("3.", 3_000_000_000_000), ("0.000000000001", 1), ("9223372.036854775807", Int.max),
    ])
    func read(_ text: String, _ picoDollars: Int) {
        #expect(Money(text)?.picoDollars == picoDollars)
    }

    @Test(arguments: [
        "", "$", ".", "-1", "+1", "1,5", "1e3", "0.0000000000001", "9223372.036854775808", "1.2.3",
        "٣", "1 ", "$$1",
    ])
    func isNoAmount(_ text: String) { #expect(Money(text) == nil) }

    @Test(arguments: [0, 1, 6_103_000, 999_999_999, 12_345_678_900_000, Int.max])
    func whatIsWrittenIsRead(_ picoDollars: Int) {
        let money = Money(picoDollars: picoDollars)
        #expect(Money(money.text) == money)
        #expect(!money.text.contains("$"))
    }

    @Test func integersSaturate() {
        #expect(Int.max.addingSaturating(1) == .max)
        #expect(Int.min.addingSaturating(-1) == .min)
        #expect(2.addingSaturating(3) == 5)
        #expect(Int.max.multipliedSaturating(2) == .max)
        #expect(4.multipliedSaturating(3) == 12)
    }
}
