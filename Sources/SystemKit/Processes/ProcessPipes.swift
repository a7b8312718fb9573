#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What goes to another program and what comes from it, neither waiting for the other.
struct ProcessPipes {
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private(set) var isCut = false
    private var input: ArraySlice<UInt8>
    private let limit: Int
    /// Our ends of its input, output and errors; -1 for one that is closed.
    private var ours: [Int32] = []
    private var lent: [Int32] = []

    /// Fails where the system has no pipe left, with its reason in `errno`.
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
            // Not to wait is for us alone.
            _ = fcntl(its, F_SETFL, fcntl(its, F_GETFL) & ~O_NONBLOCK)
        }
        if input.isEmpty { closeOurs(0) }
    }

    /// Makes them the standard input, output and error of a child.
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

    /// Writes and reads what can be, at most until then; true when `stop` can be read.
    mutating func exchange(until deadline: ContinuousClock.Instant, stop: Int32) -> Bool {
        Descriptors.waitForRoom(
            in: ours[0], or: [ours[1], ours[2], stop].filter { $0 >= 0 }, until: deadline)
        writeSome()
        for place in 1...2 { readSome(place) }
        return stop >= 0 && Descriptors.isReady(stop)
    }

    /// Reads what is there, also of what the child has left in the background.
    mutating func readRest() {
        for place in 1...2 {
            while ours[place] >= 0, Descriptors.isReady(ours[place]) { readSome(place) }
        }
    }

    private mutating func writeSome() {
        guard ours[0] >= 0 else { return }
        let (count, failure) = Descriptors.write(input, to: ours[0])
        if count > 0 { input = input.dropFirst(count) }
        // Nobody reads it, or it is whole.
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
