public import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Held while a process is started: a descriptor of one test, seen between its birth and its mark
/// "close on exec", would stay open in the process of another.
public let oneAtATime = Mutex(())

/// `write`, from inside types that have a method of that name; a closed pipe is an error here.
public func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    _ = brokenPipesAreIgnored
    return unsafe write(descriptor, bytes, count)
}

private let brokenPipesAreIgnored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

public func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { unsafe pipe(ends) }

/// Lets others work for a moment between two looks at something.
public func breathe() { usleep(1_000) }
