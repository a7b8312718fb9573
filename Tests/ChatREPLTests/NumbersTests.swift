import ChatKit
import ChatREPL
import ClaudeMessages
import Testing

@Suite struct NumbersTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (12_431, "12,431"), (1_000_000, "1,000,000"),
        (-1234, "-1,234"), (Int.max, "9,223,372,036,854,775,807"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func grouped(_ number: Int, _ text: String) { #expect(Numbers.grouped(number) == text) }

    @Test(arguments: [
        (Duration.zero, "0.0 s"), (.milliseconds(3249), "3.2 s"), (.milliseconds(59_999), "59.9 s"),
        (.seconds(60), "1 min"), (.seconds(64), "1 min 4 s"), (.seconds(3600), "1 h"),
        (.seconds(3905), "1 h 5 min"),
    ])
    func elapsed(_ duration: Duration, _ text: String) {
        #expect(Numbers.elapsed(duration) == text)
    }

    @Test(arguments: [
        (0, "0 s"), (45, "45 s"), (120, "2 min"), (3900, "1 h 5 min"), (3605, "1 h 5 s"),
        (86_400, "24 h"),
    ])
    func duration(_ seconds: Int, _ text: String) {
        #expect(Numbers.duration(seconds: seconds) == text)
    }

    @Test func cost() {
        let money = Money(picoDollars: 6_103_000_000)
        #expect(Numbers.cost(Cost(money)) == "$0.0061")
        #expect(Numbers.cost(Cost(money), exact: true) == "$0.006103")
        #expect(Numbers.cost(Cost(money, isEstimate: true)) == "~$0.0061")
        #expect(Numbers.cost(Cost(nil, isEstimate: true)) == "price unknown")
    }
}
