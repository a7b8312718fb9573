#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The file actions of `posix_spawn`.
@safe public struct SpawnActions: ~Copyable {
    private var actions = unsafe posix_spawn_file_actions_t()
    private var taken: [Int32] = []

    public init() { unsafe posix_spawn_file_actions_init(&actions) }

    public mutating func open(_ descriptor: Int32, _ path: String, _ mode: Int32) {
        unsafe posix_spawn_file_actions_addopen(&actions, descriptor, path, mode, 0o600)
    }

    public mutating func close(_ descriptor: Int32) {
        unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    /// Duplicates a descriptor of the new process.
    public mutating func copy(_ descriptor: Int32, as other: Int32) {
        unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, other)
    }

    /// Passes one of our descriptors on; ours is closed once the process runs.
    public mutating func take(_ ours: Int32, as theirs: Int32) {
        copy(ours, as: theirs)
        taken.append(ours)
    }

    /// Starts the program with default signal actions, in a new session if asked.
    public mutating func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String],
        newSession: Bool = false
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
        let setSession: Int32 = newSession ? 0x80 : 0
        unsafe posix_spawnattr_setflags(
            &attributes,
            Int16(setSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
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

/// `close(2)` for a type with a method of that name.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
