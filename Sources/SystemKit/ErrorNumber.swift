#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The operating system's error numbers (errno) and its messages for them.
package enum ErrorNumber {
    package static let missing = ENOENT
    package static let exists = EEXIST
    package static let busy = EBUSY

    package static func words(_ number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }
}
