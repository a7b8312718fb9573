import SystemKit

/// Reads and writes the configuration file, and reads the text files that settings name.
package struct SettingsFiles: Sendable {
    /// The folder below which that of the configuration file is made; nil makes none.
    private let root: String?

    package init(root: String?) { self.root = root }

    /// In bytes; a larger file is refused.
    private static let longest = 1 << 20

    /// The text of the configuration file; nil where there is none.
    ///
    /// A file that others can write is refused: it could send the key to another server.
    package func settings(_ path: String) throws(Failure) -> String? {
        guard let file = try open(path, .reading) else { return nil }
        try Self.expectTrusted(file)
        return try Self.text(of: file)
    }

    /// The text of a file that a setting names; `typed` is its path in messages.
    package func text(_ path: String, named typed: String) throws(Failure) -> String {
        guard let file = try open(path, .reading, named: typed) else {
            throw Failure(.noInput, "there is no file '\(typed)'")
        }
        return try Self.text(of: file, named: typed)
    }

    /// Changes or makes the configuration file in one step: no crash leaves half of it.
    ///
    /// A secret file gets mode 600, whatever its mode was.
    package func change(
        _ path: String, isSecret: Bool = false, _ change: (String) throws(Failure) -> String
    ) throws(Failure) {
        try makeFolder(for: path)
        guard let file = try open(path, .appending) else {
            throw Failure(.noInput, "\(path) cannot be made")
        }
        guard file.lock(for: .seconds(2)) else {
            throw Failure(.tryLater, "\(path) is being changed by another program: try again")
        }
        try Self.expectTrusted(file)
        let text = try change(try Self.text(of: file))
        do throws(OutputError) {
            try file.replace(with: Array(text.utf8), mode: isSecret ? 0o600 : nil)
        } catch {
            throw Failure(
                .ioError, "\(path) cannot be written: \(ErrorNumber.words(error.number))")
        }
    }

    // MARK: - Files

    private func makeFolder(for path: String) throws(Failure) {
        guard let root, path.hasPrefix(root + "/") else { return }
        do throws(PrivateFolder.Problem) {
            try PrivateFolder.make(for: path, below: root)
        } catch {
            switch error {
            case .notOurs(let folder):
                throw Failure(.configuration, "\(folder) belongs to someone else")
            case .failed(let folder, let number):
                throw Failure(
                    .ioError, "\(folder) cannot be made: \(ErrorNumber.words(number))")
            }
        }
    }

    private func open(
        _ path: String, _ use: RegularFile.Use, named typed: String? = nil
    ) throws(Failure) -> RegularFile? {
        do throws(RegularFile.Problem) {
            return try RegularFile(path, use)
        } catch {
            switch error {
            case .missing: return nil
            case .notRegular:
                throw Failure(.configuration, "\(typed ?? path) is not a regular file")
            case .failed(let number):
                throw Failure(
                    .noInput, "\(typed ?? path) cannot be read: \(ErrorNumber.words(number))")
            }
        }
    }

    private static func expectTrusted(_ file: borrowing RegularFile) throws(Failure) {
        guard file.isOurs || file.owner == 0 else {
            throw Failure(
                .configuration, "\(file.path) belongs to someone else and is not used")
        }
        guard file.mode & 0o002 == 0 else {
            throw Failure(
                .configuration,
                "\(file.path) can be written by others and is not used: chmod o-w it")
        }
    }

    private static func text(
        of file: borrowing RegularFile, named typed: String? = nil
    ) throws(Failure) -> String {
        let name = typed ?? file.path
        let bytes: [UInt8]
        do throws(OutputError) {
            bytes = try file.read(atMost: longest + 1)
        } catch {
            throw Failure(
                .noInput, "\(name) cannot be read: \(ErrorNumber.words(error.number))")
        }
        guard bytes.count <= longest else {
            throw Failure(.configuration, "\(name) is larger than 1 MiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw Failure(.configuration, "\(name) is no UTF-8 text: save it as UTF-8")
        }
        return text
    }
}
