/// A model's prices in pico-dollars (1e-12 $) per token, so that all sums are integers.
package struct Price: Sendable, Hashable {
    /// One set of prices, in pico-dollars per token.
    package struct Rates: Sendable, Hashable {
        package var input: Int
        package var output: Int
        package var write5m: Int
        package var write1h: Int
        package var read: Int

        /// Prices in thousandths of a dollar per million tokens.
        ///
        /// Cache writes cost 1.25 (5 minutes) and 2 (1 hour) times the input, without exception.
        init(input: Int, output: Int, read: Int) {
            self.input = input * 1000
            self.output = output * 1000
            write5m = input * 1250
            write1h = input * 2000
            self.read = read * 1000
        }
    }

    var base: Rates
    /// The prices of the whole request when its prompt has more than `threshold` tokens.
    var long: Rates?
    var threshold = Int.max
    var fast: Rates?

    /// The cost of that usage in pico-dollars.
    package func cost(of usage: Usage) -> Int {
        var rates = base
        if let long, usage.prompt > threshold { rates = long }
        if let fast, usage.fast { rates = fast }
        var sum =
            usage.input * rates.input + usage.written5m * rates.write5m
            + usage.written1h * rates.write1h + usage.read * rates.read
            + usage.output * rates.output
        if usage.batched { sum /= 2 }
        if usage.geography == "us" { sum = sum / 10 * 11 }
        return sum + usage.searches * Self.search
    }

    /// A web search in pico-dollars: 10 $ per 1,000, for every model and in batches too.
    private static let search = 10_000_000_000

    static let fable52 = Price(base: Rates(input: 8000, output: 40000, read: 200))
    static let fable51 = Price(base: Rates(input: 10000, output: 50000, read: 250))
    static let fable5 = Price(base: Rates(input: 10000, output: 50000, read: 1000))
    static let opus55 = Price(
        base: Rates(input: 4000, output: 20000, read: 200),
        fast: Rates(input: 8000, output: 40000, read: 400))
    static let opus = Price(
        base: Rates(input: 5000, output: 25000, read: 500),
        fast: Rates(input: 10000, output: 50000, read: 1000))
    static let sonnet55 = Price(base: Rates(input: 2000, output: 10000, read: 100))
    static let sonnet5 = Price(base: Rates(input: 2000, output: 10000, read: 200))
    static let sonnet4 = Price(base: Rates(input: 3000, output: 15000, read: 300))
    static let haiku55 = Price(
        base: Rates(input: 100, output: 500, read: 10),
        long: Rates(input: 500, output: 2500, read: 50), threshold: 100_000)
    static let haiku45 = Price(base: Rates(input: 1000, output: 5000, read: 100))
}
