#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An error of the operating system, with its message.
package struct SystemError: Error, CustomStringConvertible {
    package let description: String

    init(_ call: String) {
        let number = errno
        let words = unsafe strerror(number)
        description = unsafe "\(call): \(words.map { unsafe String(cString: $0) } ?? "\(number)")"
    }
}
