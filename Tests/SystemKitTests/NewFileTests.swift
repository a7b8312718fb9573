import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Creating files, and refusing paths that exist.
@Suite struct NewFileTests {
    @Test func aNewFileHoldsAllOfIt() throws {
        let path = try Folders.make() + "/new"
        try NewFile.write(path, Array("text".utf8), mode: 0o600)
        #expect(Folders.contents(of: path) == "text")
        #expect(Folders.mode(path) == 0o600)
    }

    @Test(arguments: ["file", "folder", "link"]) func whatIsThereStays(kind: String) throws {
        let folder = try Folders.make()
        let path = folder + "/taken"
        switch kind {
        case "file": Folders.write("old", to: path)
        case "folder": #expect(unsafe mkdir(path, 0o700) == 0)
        default: #expect(unsafe symlink(folder + "/nowhere", path) == 0)
        }
        #expect(throws: OutputError.failed(errno: ErrorNumber.exists)) {
            try NewFile.write(path, Array("text".utf8))
        }
        #expect(Folder.names(in: folder) == ["taken"])
        #expect(Folders.contents(of: path) == (kind == "file" ? "old" : ""))
    }

    @Test func aScratchFileGoesWithItsFolder() throws {
        let parent = try Folders.make()
        let file = try ScratchFile("text", in: parent)
        #expect(file.read() == Array("text".utf8))
        #expect(Folders.mode(file.path) == 0o600)
        Folders.write("backup", to: file.path + "~")
        file.remove()
        #expect(file.read() == nil)
        #expect(Folder.names(in: parent) == [])
    }

    @Test func aFolderTellsWhatItHolds() throws {
        let folder = try Folders.make()
        Folders.write("", to: folder + "/file")
        #expect(unsafe mkdir(folder + "/inner", 0o700) == 0)
        let entries = Folder.entries(of: folder, atMost: 10).sorted { $0.name < $1.name }
        #expect(entries.map(\.name) == ["file", "inner"])
        #expect(entries.map(\.isFolder) == [false, true])
        #expect(Folder.entries(of: folder, atMost: 1).count == 1)
        #expect(Folder.entries(of: folder + "/none", atMost: 1) == [])
    }
}
