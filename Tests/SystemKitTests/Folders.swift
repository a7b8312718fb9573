#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Creates and inspects files with system calls only.
enum Folders {
    /// A new folder for one test.
    static func make() throws -> String {
        var template = Array("/tmp/system-kit-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw CancellationError() }
        return String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    }

    static func mode(_ path: String) -> mode_t {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    static func write(_ text: String, to path: String, mode: mode_t = 0o600) {
        guard let file = unsafe fopen(path, "w") else { return }
        unsafe fputs(text, file)
        unsafe fclose(file)
        unsafe chmod(path, mode)
    }

    static func contents(of path: String) -> String {
        let file = unsafe open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
