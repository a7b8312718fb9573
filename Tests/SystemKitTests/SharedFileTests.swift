import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that several processes write; `HistoryFileTests` covers its use by the history.
@Suite struct SharedFileTests {
    @Test func linesStandByThemselves() throws {
        let path = try Folders.make() + "/lines"
        for text in ["one\n", "two\nand three", "four\n"] {
            try RegularFile(path, .appending).append(lines: Array(text.utf8), mayUndo: true)
        }
        #expect(Folders.contents(of: path) == "one\ntwo\nand three\nfour\n")
        #expect(Folders.mode(path) == 0o600)
    }

    @Test func theLockKeepsTheNextOut() throws {
        let path = try Folders.make() + "/lines"
        let first = try RegularFile(path, .appending)
        let second = try RegularFile(path, .appending)
        let areLocked = [first.lock(for: .zero), second.lock(for: .milliseconds(5))]
        #expect(areLocked == [true, false])
    }

    @Test func aReplacedFileIsAnother() throws {
        let folder = try Folders.make()
        Folders.write("old", to: folder + "/file")
        let file = try RegularFile(folder + "/file", .reading)
        let wasCurrent = file.isCurrent
        try file.replace(with: Array("new".utf8))
        let isCurrent = file.isCurrent
        #expect(wasCurrent && !isCurrent)
        #expect(Folders.contents(of: folder + "/file") == "new")
        #expect(Folder.names(in: folder) == ["file"])
    }

    /// Replacing would lose what was appended since the file was opened.
    @Test func aGrownFileIsNotReplaced() throws {
        let folder = try Folders.make()
        Folders.write("old\n", to: folder + "/file")
        let file = try RegularFile(folder + "/file", .reading)
        try RegularFile(folder + "/file", .appending).append(
            lines: Array("x\n".utf8), mayUndo: false)
        #expect(throws: OutputError.self) { try file.replace(with: Array("new".utf8)) }
        #expect(Folders.contents(of: folder + "/file") == "old\nx\n")
        #expect(Folder.names(in: folder) == ["file"])
    }
}
