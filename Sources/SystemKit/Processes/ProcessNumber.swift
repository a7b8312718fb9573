#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The number of this process.
package enum ProcessNumber {
    package static var own: Int { Int(getpid()) }
}
