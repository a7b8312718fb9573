import Synchronization
import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Held while a process is started: a descriptor of one test, seen between its birth and its mark
/// "close on exec", would stay open in the process of another.
let oneAtATime = Mutex(())

/// What `posix_spawn` is to do with the descriptors of a new process.
@safe struct SpawnActions: ~Copyable {
    private var actions = unsafe posix_spawn_file_actions_t()
    private var taken: [Int32] = []

    init() { unsafe posix_spawn_file_actions_init(&actions) }

    mutating func open(_ descriptor: Int32, _ path: String, _ mode: Int32) {
        unsafe posix_spawn_file_actions_addopen(&actions, descriptor, path, mode, 0)
    }

    mutating func close(_ descriptor: Int32) {
        unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    /// Hands one of our descriptors over; ours is closed once the process runs.
    mutating func take(_ ours: Int32, as theirs: Int32) {
        unsafe posix_spawn_file_actions_adddup2(&actions, ours, theirs)
        taken.append(ours)
    }

    /// Starts the program with every signal as it is by default.
    mutating func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String]
    ) throws -> Int32 {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
        var identifier: pid_t = 0
        let result = unsafe withCStrings([program] + arguments) { argv in
            unsafe withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
                unsafe posix_spawn(&identifier, program, &actions, &attributes, argv, envp)
            }
        }
        unsafe posix_spawn_file_actions_destroy(&actions)
        for descriptor in taken { _ = systemClose(descriptor) }
        guard result == 0 else {
            throw PseudoTerminal.Failure("cannot start \(program): error \(result)")
        }
        return identifier
    }
}

private func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let copies = unsafe strings.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    return unsafe body(copies + [nil])
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// `write`, from inside types that have a method of that name; a closed pipe is an error here.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    _ = brokenPipesAreIgnored
    return unsafe write(descriptor, bytes, count)
}

private let brokenPipesAreIgnored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { unsafe pipe(ends) }

/// Lets others work for a moment between two looks at something.
func breathe() { usleep(1_000) }
