public import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Held while a process is started: a descriptor of another test that is not yet marked FD_CLOEXEC
/// would stay open in the new process.
public let oneAtATime = Mutex(())

/// `write(2)` for types with a method of that name; a closed pipe is an error and no signal.
public func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    _ = brokenPipesAreIgnored
    return unsafe write(descriptor, bytes, count)
}

private let brokenPipesAreIgnored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

public func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { unsafe pipe(ends) }

/// Waits a millisecond between two checks.
public func breathe() { usleep(1_000) }
