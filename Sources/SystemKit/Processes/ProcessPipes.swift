#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The three pipes of a child process, written and read without blocking.
struct ProcessPipes {
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private(set) var isCut = false
    private var input: ArraySlice<UInt8>
    private let limit: Int
    /// Our ends of its standard input, output and error; -1 for a closed one.
    private var ours: [Int32] = []
    private var lent: [Int32] = []

    /// Fails when the system has no pipe left; `errno` says why.
    init?(input: [UInt8], limit: Int) {
        self.input = input[...]
        self.limit = limit
        for number in 0...2 {
            guard let pipe = Descriptors.makePipe() else {
                close()
                return nil
            }
            let (mine, its) =
                number == 0 ? (pipe.writing, pipe.reading) : (pipe.reading, pipe.writing)
            ours.append(mine)
            lent.append(its)
            // Only our ends are non-blocking.
            _ = fcntl(its, F_SETFL, fcntl(its, F_GETFL) & ~O_NONBLOCK)
        }
        if input.isEmpty { closeOurs(0) }
    }

    /// Makes the child's ends its standard input, output and error.
    func lend(_ actions: inout posix_spawn_file_actions_t) {
        for (place, descriptor) in zip(Int32(0)..., lent) {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, place)
        }
    }

    mutating func closeLent() {
        lent.forEach { Descriptors.close($0) }
        lent = []
    }

    mutating func close() {
        closeLent()
        for place in ours.indices { closeOurs(place) }
    }

    private mutating func closeOurs(_ place: Int) {
        if ours[place] >= 0 { Descriptors.close(ours[place]) }
        ours[place] = -1
    }

    /// Writes and reads until the deadline at the latest; true when `stop` is readable.
    mutating func exchange(until deadline: ContinuousClock.Instant, stop: Int32) -> Bool {
        Descriptors.waitForRoom(
            in: ours[0], or: [ours[1], ours[2], stop].filter { $0 >= 0 }, until: deadline)
        writeSome()
        for place in 1...2 { readSome(place) }
        return stop >= 0 && Descriptors.isReady(stop)
    }

    /// Reads what is buffered now, also from the child's background processes.
    mutating func readRest() {
        for place in 1...2 {
            while ours[place] >= 0, Descriptors.isReady(ours[place]) { readSome(place) }
        }
    }

    private mutating func writeSome() {
        guard ours[0] >= 0 else { return }
        let (count, failure) = Descriptors.write(input, to: ours[0])
        if count > 0 { input = input.dropFirst(count) }
        // All is written, or the reading end is closed.
        if input.isEmpty || (count < 0 && failure != EAGAIN && failure != EINTR) { closeOurs(0) }
    }

    private mutating func readSome(_ place: Int) {
        guard ours[place] >= 0 else { return }
        switch Descriptors.read(ours[place]) {
        case .bytes(let bytes): keep(bytes, place)
        case .nothing: break
        case .end, .failed: closeOurs(place)
        }
    }

    private mutating func keep(_ bytes: [UInt8], _ place: Int) {
        let room = limit - (place == 1 ? output.count : errors.count)
        isCut = isCut || bytes.count > room
        if place == 1 { output += bytes.prefix(room) } else { errors += bytes.prefix(room) }
    }
}
