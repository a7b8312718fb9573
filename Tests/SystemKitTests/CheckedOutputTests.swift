import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct CheckedOutputTests {
    @Test func aFullDiskIsAnError() {
        let full = unsafe open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: OutputError.failed(errno: ENOSPC)) {
            try CheckedOutput(descriptor: full).write("x")
        }
        #expect(throws: OutputError.failed(errno: EBADF)) {
            try CheckedOutput(descriptor: -1).write("x")
        }
    }

    @Test func aClosedPipeIsAnError() {
        ProcessSignals.surviveFailedWrites()
        var ends: [Int32] = [0, 0]
        unsafe pipe(&ends)
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: OutputError.brokenPipe) {
            try CheckedOutput(descriptor: ends[1]).write("x")
        }
    }

    @Test func aSlowReaderGetsEveryByte() async throws {
        var ends: [Int32] = [0, 0]
        unsafe pipe(&ends)
        let (reading, writing) = (ends[0], ends[1])
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
        let size = 1 << 20
        async let received = Self.readAll(reading)
        try CheckedOutput(descriptor: writing).write([UInt8](repeating: 0x61, count: size))
        close(writing)
        #expect(await received == size)
        close(reading)
    }

    @concurrent static func readAll(_ descriptor: Int32) async -> Int {
        var total = 0
        var buffer = [UInt8](repeating: 0, count: 1_000)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return total }
            total += count
        }
    }
}
