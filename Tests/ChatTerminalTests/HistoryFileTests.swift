import ChatTerminal
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The history file, and other things at its path.
@Suite struct HistoryFileTests {
    /// A new folder for one test.
    static func folder() throws -> String {
        var template = Array("/tmp/chat-terminal-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw CancellationError() }
        return String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    }

    static func mode(_ path: String) -> mode_t {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    static func write(_ text: String, to path: String) {
        guard let file = unsafe fopen(path, "w") else { return }
        unsafe fputs(text, file)
        unsafe fclose(file)
    }

    static func contents(of path: String) -> String {
        let file = unsafe open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    static func file(_ name: String = "/history", capacity: Int = 5_000) throws -> HistoryFile {
        let folder = try folder()
        return HistoryFile(path: folder + name, below: folder, capacity: capacity)
    }

    /// The names of the files in a folder.
    static func names(_ folder: String) -> [String] {
        guard let entries = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(entries) }
        var names: [String] = []
        while let entry = unsafe readdir(entries) {
            names.append(
                unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                    unsafe String(
                        cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
                })
        }
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Also of lines that are too old to be loaded.
    @Test func linesAreRemoved() throws {
        let file = try Self.file(capacity: 2)
        try file.append(["secret", "one", "two", "a\nsecret", "three", "secret"])
        try file.remove { $0 == "secret" }
        #expect(Self.contents(of: file.path) == "one\ntwo\na\\nsecret\nthree\n")
        #expect(Self.mode(file.path) == 0o600)
        #expect(try file.all() == ["one", "two", "a\nsecret", "three"])
    }

    private func failure(_ body: () throws -> Void) -> HistoryFile.Failure? {
        #expect(throws: HistoryFile.Failure.self) { try body() }
    }

    @Test func entriesRoundTrip() throws {
        let file = try Self.file("/state/chat/history")
        let entries = ["plain", "two\nlines", "back\\slash\\n", "tab\tand \u{1B}", "漢字\r"]
        for entry in entries { try file.append([entry]) }
        #expect(try file.load().entries == entries)
        #expect(Self.mode(file.path) == 0o600)
        #expect(Self.mode(file.root + "/state/chat") == 0o700)
        #expect(Self.mode(file.root + "/state") == 0o700)
    }

    @Test func damagedLinesAreSkipped() throws {
        let file = try Self.file()
        Self.write("good\nbad\\x\nbad\\\nfine\\nline\n\ncut", to: file.path)
        #expect(try file.load().entries == ["good", "fine\nline", "cut"])
    }

    @Test func aCutLineDoesNotSwallowTheNext() throws {
        let file = try Self.file()
        Self.write("whole\ncut\\", to: file.path)
        try file.append(["next", "and another"])
        #expect(try file.load().entries == ["whole", "next", "and another"])
    }

    @Test func anOpenFileIsTightened() throws {
        let file = try Self.file()
        Self.write("a\n", to: file.path)
        unsafe chmod(file.path, 0o644)
        try file.append(["b"])
        #expect(Self.mode(file.path) == 0o600)
        #expect(Self.contents(of: file.path) == "a\nb\n")
    }

    @Test func aGrownFileIsCompacted() throws {
        let file = try Self.file(capacity: 10)
        Self.write((0..<50).map { "e\($0)\n" }.joined(), to: file.path)
        // The remains of a crash during a rewrite.
        Self.write("junk", to: file.path + ".new")
        #expect(try file.load().entries == (40..<50).map { "e\($0)" })
        #expect(Self.contents(of: file.path) == (40..<50).map { "e\($0)\n" }.joined())
        #expect(Self.mode(file.path) == 0o600)
        #expect(Self.names(file.root) == ["history"])
    }

    @Test func longLinesCountByTheirLength() throws {
        let file = try Self.file()
        let filling = String(repeating: "x", count: 65_530)
        Self.write((100..<240).map { "\($0)\(filling)\n" }.joined(), to: file.path)
        let history = try file.load()
        #expect(history.entries.map { $0.prefix(3) } == (176..<240).map { "\($0)" })
        #expect(try file.load().entries == history.entries)
        #expect(Self.contents(of: file.path).hasPrefix("176x"))
    }

    @Test func appendsFromManyThreadsAllArrive() async throws {
        let file = try Self.file()
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for index in 0..<50 { try? file.append(["w\(writer) e\(index)"]) }
                }
            }
        }
        #expect(try file.load().entries.count == 200)
    }

    // MARK: Other things at the path

    /// The file is not read, written, changed or waited for.
    @Test(
        .timeLimit(.minutes(5)), arguments: ["fifo", "folder", "device", "zero", "tty", "socket"])
    func whatIsNoFileIsLeftAlone(kind: String) throws {
        let file = try Self.file()
        var target = file.path
        switch kind {
        case "fifo": #expect(unsafe mkfifo(file.path, 0o644) == 0)
        case "folder": #expect(unsafe mkdir(file.path, 0o755) == 0)
        case "socket": #expect(unsafe mknod(file.path, S_IFSOCK | 0o755, 0) == 0)
        default:
            target = ["device": "/dev/null", "zero": "/dev/zero", "tty": "/dev/tty"][kind] ?? ""
            #expect(unsafe symlink(target, file.path) == 0)
        }
        let before = Self.mode(target)
        for failure in [
            failure { _ = try file.load() }, failure { try file.append(["x"]) },
        ] {
            #expect(failure == HistoryFile.Failure(.kind, file.path))
        }
        #expect(Self.mode(target) == before)
        #expect(Self.names(file.root) == ["history"])
    }

    @Test func aFileOfSomebodyElse() throws {
        // Only root can change a file's owner.
        guard geteuid() == 0 else { return }
        let file = try Self.file()
        Self.write("a\n", to: file.path)
        unsafe chmod(file.path, 0o644)
        unsafe chown(file.path, 65_534, 65_534)
        for failure in [
            failure { _ = try file.load() }, failure { try file.append(["x"]) },
        ] {
            #expect(failure == HistoryFile.Failure(.owner, file.path))
        }
        #expect(Self.mode(file.path) == 0o644)
        #expect(Self.contents(of: file.path) == "a\n")
        // A new file in a folder of another user is refused as well.
        let folder = file.root + "/state"
        #expect(unsafe mkdir(folder, 0o777) == 0)
        unsafe chown(folder, 65_534, 65_534)
        let theirs = HistoryFile(path: folder + "/history", below: file.root)
        #expect(failure { try theirs.append(["x"]) } == HistoryFile.Failure(.owner, folder))
        #expect(Self.names(folder) == [])
    }

    @Test func aLinkStaysALink() throws {
        let file = try Self.file("/state/history", capacity: 10)
        let dotfiles = file.root + "/dotfiles"
        #expect(unsafe mkdir(dotfiles, 0o700) == 0)
        #expect(unsafe mkdir(file.root + "/state", 0o700) == 0)
        #expect(unsafe symlink("../dotfiles/lines", file.path) == 0)
        // A missing target of the link is created.
        #expect(try file.load().entries == [])
        try file.append(["first"])
        #expect(Self.contents(of: dotfiles + "/lines") == "first\n")
        try file.append((0..<50).map { "e\($0)" })
        #expect(try file.load().entries == (40..<50).map { "e\($0)" })
        var facts = stat()
        #expect(unsafe lstat(file.path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
        #expect(Self.contents(of: dotfiles + "/lines").hasPrefix("e40\n"))
        #expect(Self.names(file.root + "/state") == ["history"])
        #expect(Self.names(dotfiles) == ["lines"])
    }

    @Test func aLinkInACircle() throws {
        let file = try Self.file()
        #expect(unsafe symlink(file.path, file.path) == 0)
        let expected = HistoryFile.Failure(.open, file.path, errno: ELOOP)
        #expect(failure { _ = try file.load() } == expected)
        #expect(failure { try file.append(["x"]) } == expected)
    }

    /// Rewriting would separate the two hard links.
    @Test func aFileOfTwoNamesIsNotRewritten() throws {
        let file = try Self.file(capacity: 10)
        Self.write((0..<50).map { "e\($0)\n" }.joined(), to: file.path)
        #expect(unsafe link(file.path, file.root + "/other") == 0)
        #expect(try file.load().entries == (40..<50).map { "e\($0)" })
        try file.append(["x"])
        #expect(Self.contents(of: file.root + "/other").hasPrefix("e0\n"))
        #expect(Self.contents(of: file.root + "/other").hasSuffix("e49\nx\n"))
    }

    @Test func aHomeIsNotMade() throws {
        let folder = try Self.folder()
        let home = folder + "/home"
        let file = HistoryFile(path: home + "/.local/state/history", below: home)
        #expect(failure { _ = try file.load() } == HistoryFile.Failure(.home, home))
        #expect(failure { try file.append(["x"]) } == HistoryFile.Failure(.home, home))
        Self.write("", to: home)
        #expect(failure { try file.append(["x"]) } == HistoryFile.Failure(.home, home))
        #expect(Self.names(folder) == ["home"])
    }

    @Test func failuresAreValues() throws {
        let none = HistoryFile(path: "/proc/none/history", below: "/proc")
        #expect(failure { try none.append(["x"]) }?.step == .folder)
        let file = try Self.file("/a/history")
        Self.write("", to: file.root + "/a")
        #expect(
            failure { try file.append(["x"]) }
                == HistoryFile.Failure(.folder, file.root + "/a", errno: EEXIST))
    }

    // MARK: Large, locked, full

    /// A sparse file with a gigabyte of zeros before the newest lines.
    @Test(.timeLimit(.minutes(5))) func ofALargeFileTheEndIsRead() throws {
        let file = try Self.file()
        Self.write("old\n", to: file.path)
        #expect(unsafe truncate(file.path, 1 << 30) == 0)
        try file.append(["new", "newer"])
        let start = ContinuousClock.now
        #expect(try file.load().entries == ["new", "newer"])
        // Reading all of it would take a hundred times as long.
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(Self.contents(of: file.path) == "new\nnewer\n")
    }

    /// The read may begin at any byte of a line; only complete lines count.
    @Test(arguments: 0...8) func theFirstLineBehindTheCutIsWhole(shift: Int) throws {
        let file = try Self.file(capacity: 2_000_000)
        // The part that is read begins in the short lines; long ones fill its rest.
        let long = String(repeating: "y", count: 32_767)
        let short = (0..<10).map { "123456\($0)" }
        let text =
            short.map { $0 + "\n" }.joined() + String(repeating: long + "\n", count: 127)
            + String(repeating: "1234567\n", count: (32_768 - 40) / 8)
        Self.write(text + String(repeating: "x", count: shift), to: file.path)
        let entries = try file.load().entries
        let rest = String(repeating: "x", count: shift)
        #expect(Set(entries).isSubset(of: short + [long, rest]))
        #expect(short[4...6].contains(entries.first ?? ""))
    }

    @Test func oneEndlessLineIsNoEntry() throws {
        let file = try Self.file()
        Self.write(String(repeating: "x", count: 9 << 20), to: file.path)
        #expect(try file.load().entries == [])
        try file.append(["next"])
        #expect(try file.load().entries == ["next"])
    }

    /// A lock held by another process causes neither a long wait nor a loss.
    @Test(.timeLimit(.minutes(5))) func aLockIsNotWaitedFor() throws {
        let file = try Self.file(capacity: 10)
        Self.write((0..<50).map { "e\($0)\n" }.joined(), to: file.path)
        let holder = unsafe open(file.path, O_RDONLY | O_CLOEXEC)
        defer { close(holder) }
        #expect(flock(holder, LOCK_EX) == 0)
        let start = ContinuousClock.now
        #expect(try file.load().entries.last == "e49")
        try file.append(["x"])
        #expect(ContinuousClock.now - start < .seconds(2))
        // The file is not rewritten while another process holds the lock.
        #expect(Self.contents(of: file.path).hasPrefix("e0\n"))
        #expect(Self.contents(of: file.path).hasSuffix("e49\nx\n"))
        #expect(flock(holder, LOCK_UN) == 0)
        #expect(try file.load().entries.last == "x")
        #expect(Self.contents(of: file.path).hasPrefix("e41\n"))
    }

    /// If rewriting fails, the entries are read and the old file is unchanged.
    @Test func aFileThatCannotBeRewritten() throws {
        let file = try Self.file(capacity: 10)
        let text = (0..<50).map { "e\($0)\n" }.joined()
        Self.write(text, to: file.path)
        // Makes creating the new file fail.
        #expect(unsafe mkdir(file.path + ".new", 0o700) == 0)
        #expect(try file.load().entries == (40..<50).map { "e\($0)" })
        #expect(Self.contents(of: file.path) == text)
    }

    @Test func aFileThatVanishesIsMadeAgain() throws {
        let file = try Self.file("/state/history")
        try file.append(["one"])
        #expect(unsafe unlink(file.path) == 0)
        #expect(unsafe rmdir(file.root + "/state") == 0)
        try file.append(["two"])
        #expect(try file.load().entries == ["two"])
        #expect(unsafe truncate(file.path, 0) == 0)
        try file.append(["three"])
        #expect(try file.load().entries == ["three"])
    }

    @Test func rubbishIsNoHistory() throws {
        let file = try Self.file()
        Self.write("a\n\u{1}ok\n", to: file.path)
        let raw = unsafe fopen(file.path, "a")
        for byte: Int32 in [0xFF, 0xFE, 0x0A, 0x00, 0x61, 0x0A] { unsafe fputc(byte, raw) }
        unsafe fclose(raw)
        #expect(try file.load().entries == ["a", "\u{1}ok"])
        try file.append(["z"])
        #expect(try file.load().entries == ["a", "\u{1}ok", "z"])
    }
}
