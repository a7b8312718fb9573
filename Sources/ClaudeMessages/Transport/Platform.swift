#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Runs work on a new thread; `false` when the system cannot create one.
///
/// Blocking C calls must not occupy the threads that Swift's tasks share.
func startThread(_ work: @escaping @Sendable () -> Void) -> Bool {
    let box = unsafe Unmanaged.passRetained(WorkBox(work))
    #if canImport(Darwin)
    var thread: pthread_t?
    let failure = unsafe pthread_create(
        &thread, nil, { unsafe runWork($0) }, box.toOpaque())
    if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #else
    var thread = pthread_t()
    let failure = unsafe pthread_create(
        &thread, nil, { context in unsafe context.flatMap { unsafe runWork($0) } }, box.toOpaque())
    if failure == 0 { pthread_detach(thread) }
    #endif
    if failure != 0 { unsafe box.release() }
    return failure == 0
}

private func runWork(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<WorkBox>.fromOpaque(context).takeRetainedValue().work()
    return nil
}

private final class WorkBox {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}

/// The system's text for an `errno`, such as "Connection refused".
func systemErrorText(_ number: Int) -> String {
    let text = unsafe strerror(Int32(clamping: number)).map { unsafe String(cString: $0) }
    return text ?? "error \(number) of the system"
}

/// The wall clock in seconds since 1970, for comparison with dates in header fields.
@Sendable func secondsSince1970() -> Double { Double(time(nil)) }

/// The environment variables of the process; invalid UTF-8 is repaired.
package func processEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    #if canImport(Darwin)
    var entry = unsafe _NSGetEnviron().pointee
    #else
    var entry = unsafe environ
    #endif
    while let text = unsafe entry.pointee {
        let parts = unsafe String(cString: text).split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        unsafe entry += 1
    }
    return variables
}
