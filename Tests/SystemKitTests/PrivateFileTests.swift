import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that may contain a key is read only if no other user can read it.
@Suite struct PrivateFileTests {
    private static func problem(_ path: String, limit: Int = 100) -> PrivateFile.Problem? {
        #expect(throws: PrivateFile.Problem.self) { _ = try PrivateFile.read(path, limit: limit) }
    }

    @Test(arguments: [0o600, 0o400, 0o700] as [mode_t])
    func whatIsOursAloneIsRead(mode: mode_t) throws {
        let path = try Folders.make() + "/key"
        Folders.write("secret", to: path, mode: mode)
        #expect(try PrivateFile.read(path, limit: 6) == Array("secret".utf8))
    }

    @Test(arguments: [0o640, 0o604, 0o610, 0o602] as [mode_t])
    func whatOthersMayTouchIsNot(mode: mode_t) throws {
        let path = try Folders.make() + "/key"
        Folders.write("secret", to: path, mode: mode)
        #expect(Self.problem(path) == .openToOthers)
    }

    @Test func whatIsThereInstead() throws {
        let folder = try Folders.make()
        #expect(Self.problem(folder + "/none") == .missing)
        #expect(Self.problem(folder) == .notRegular)
        #expect(Self.problem("/dev/null") == .notRegular)
        Folders.write("secret", to: folder + "/key")
        #expect(Self.problem(folder + "/key", limit: 5) == .tooLong)
    }

    @Test func aFileOfSomebodyElse() throws {
        // Only root can change the owner of a file.
        guard geteuid() == 0 else { return }
        let path = try Folders.make() + "/key"
        Folders.write("secret", to: path)
        unsafe chown(path, 65_534, 65_534)
        #expect(Self.problem(path) == .notOurs)
    }

    @Test func onlyAPipeIsInherited() throws {
        var ends: [Int32] = [0, 0]
        unsafe pipe(&ends)
        defer { ends.forEach { close($0) } }
        #expect(InheritedPipe.descriptor("/dev/fd/\(ends[0])") == ends[0])
        let path = try Folders.make() + "/key"
        Folders.write("secret", to: path)
        let file = unsafe open(path, O_RDONLY)
        defer { close(file) }
        for other in ["/dev/fd/\(file)", "/dev/fd/0", "/dev/fd/x", "/dev/fd/", path] {
            #expect(InheritedPipe.descriptor(other) == nil, "\(other)")
        }
    }
}
