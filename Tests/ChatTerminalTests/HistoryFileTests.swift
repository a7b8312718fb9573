import ChatTerminal
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct HistoryFileTests {
    /// A fresh folder for one test.
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

    @Test func entriesRoundTrip() throws {
        let file = HistoryFile(path: try Self.folder() + "/state/chat/history")
        let entries = ["plain", "two\nlines", "back\\slash\\n", "tab\tand \u{1B}", "漢字\r"]
        for entry in entries { try file.append(entry) }
        #expect(try file.load().entries == entries)
        #expect(Self.mode(file.path) == 0o600)
        #expect(Self.mode(String(file.path.dropLast("/history".count))) == 0o700)
    }

    @Test func damagedLinesAreSkipped() throws {
        let path = try Self.folder() + "/history"
        Self.write("good\nbad\\x\nbad\\\nfine\\nline\n\ncut", to: path)
        #expect(try HistoryFile(path: path).load().entries == ["good", "fine\nline", "cut"])
    }

    @Test func aCutLineDoesNotSwallowTheNext() throws {
        let path = try Self.folder() + "/history"
        Self.write("whole\ncut\\", to: path)
        let file = HistoryFile(path: path)
        try file.append("next")
        #expect(try file.load().entries == ["whole", "next"])
    }

    @Test func anOpenFileIsTightened() throws {
        let path = try Self.folder() + "/history"
        Self.write("a\n", to: path)
        unsafe chmod(path, 0o644)
        try HistoryFile(path: path).append("b")
        #expect(Self.mode(path) == 0o600)
        #expect(Self.contents(of: path) == "a\nb\n")
    }

    @Test func aGrownFileIsCompacted() throws {
        let path = try Self.folder() + "/history"
        Self.write((0..<50).map { "e\($0)\n" }.joined(), to: path)
        let history = try HistoryFile(path: path, capacity: 10).load()
        #expect(history.entries == (40..<50).map { "e\($0)" })
        #expect(Self.contents(of: path) == (40..<50).map { "e\($0)\n" }.joined())
        #expect(Self.mode(path) == 0o600)
    }

    @Test func longLinesCountByTheirLength() throws {
        let path = try Self.folder() + "/history"
        let filling = String(repeating: "x", count: 65_530)
        Self.write((100..<240).map { "\($0)\(filling)\n" }.joined(), to: path)
        let history = try HistoryFile(path: path).load()
        #expect(history.entries.map { $0.prefix(3) } == (176..<240).map { "\($0)" })
        #expect(try HistoryFile(path: path).load().entries == history.entries)
        #expect(Self.contents(of: path).hasPrefix("176x"))
    }

    @Test func failuresAreValues() {
        let error = #expect(throws: HistoryFile.Failure.self) {
            try HistoryFile(path: "/proc/none/history").append("x")
        }
        #expect(error?.step == .folder)
        #expect(throws: HistoryFile.Failure(step: .write, errno: ENOSPC)) {
            try HistoryFile(path: "/dev/full").append("x")
        }
    }

    @Test func appendsFromManyThreadsAllArrive() async throws {
        let file = HistoryFile(path: try Self.folder() + "/history")
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for index in 0..<50 { try? file.append("w\(writer) e\(index)") }
                }
            }
        }
        #expect(try file.load().entries.count == 200)
    }
}
