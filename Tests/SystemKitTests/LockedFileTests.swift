import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A lock leaves alone what is no lock.
@Suite struct LockedFileTests {
    private let path: String

    init() throws { path = try Folders.make() + "/lock" }

    @Test func theNextOneReadsWhoHasIt() throws {
        let first = try LockedFile(path)
        let second = try LockedFile(path)
        #expect(first.isLocked && !second.isLocked)
        #expect(second.process == Int(getpid()))
    }

    @Test func oneThatACrashHasLeftIsTaken() throws {
        Folders.write("4711\n", to: path)
        #expect(try LockedFile(path).isLocked)
        #expect(Folders.contents(of: path) == "")
    }

    @Test func aTextIsNotOverwritten() throws {
        Folders.write("my notes\n", to: path)
        #expect(throws: RegularFile.Problem.notRegular) { try LockedFile(path) }
        #expect(Folders.contents(of: path) == "my notes\n")
    }

    @Test(arguments: ["4711\n", "my notes\n"]) func aLinkIsNotFollowed(text: String) throws {
        Folders.write(text, to: path + ".target")
        unsafe symlink(path + ".target", path)
        #expect(throws: RegularFile.Problem.self) { try LockedFile(path) }
        unsafe unlink(path)
        unsafe link(path + ".target", path)
        #expect(throws: RegularFile.Problem.notRegular) { try LockedFile(path) }
        #expect(Folders.contents(of: path + ".target") == text)
    }

    @Test func nothingIsMadeThroughALink() throws {
        unsafe symlink(path + ".target", path)
        #expect(throws: RegularFile.Problem.self) { try LockedFile(path) }
        #expect(NamedFile(path + ".target") == nil)
    }

    @Test func aPipeAndAFolderAreRefused() throws {
        unsafe mkfifo(path, 0o600)
        #expect(throws: RegularFile.Problem.notRegular) { try LockedFile(path) }
        unsafe unlink(path)
        unsafe mkdir(path, 0o700)
        #expect(throws: RegularFile.Problem.notRegular) { try LockedFile(path) }
    }

    @Test func oneProcessAtATimeLocksAFolder() throws {
        let folder = try Folders.make()
        let first = FolderLock(folder, for: .zero)
        #expect(first != nil)
        #expect(FolderLock(folder, for: .milliseconds(5)) == nil)
        withExtendedLifetime(first) {}
        #expect(FolderLock(path, for: .zero) == nil)
    }
}
