#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Long random tests: `make soak` runs all rounds, `make test` one in a hundred with a fixed seed.
///
/// Their suites' names begin with `Soak`. `SOAK_SEED` repeats a run.
public enum Soak {
    public static let isLong = variable("SOAK") != nil

    public static let seed: UInt64 = {
        let seed =
            variable("SOAK_SEED").flatMap { UInt64($0) }
            ?? (isLong ? UInt64.random(in: 1...9_999_999) : 20_261_127)
        if isLong { print("SOAK_SEED=\(seed)") }
        return seed
    }()

    /// The number of rounds of this run, out of `whole`.
    public static func rounds(_ whole: Int) -> Int { isLong ? whole : max(1, whole / 100) }

    /// A generator for one part of a suite.
    public static func generator(_ part: Int) -> SeededGenerator {
        SeededGenerator(seed &+ UInt64(truncatingIfNeeded: part) &* 0x2545_F491_4F6C_DD1D)
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}

/// A small generator with a seed, which makes random tests repeatable.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    public mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
