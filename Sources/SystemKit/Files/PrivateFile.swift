/// Reads files that only their owner can read, as a file with a key must be.
package enum PrivateFile {
    package enum Problem: Error, Sendable, Hashable {
        case missing
        case notRegular
        /// The owner is neither this user nor root.
        case notOurs
        case openToOthers
        case tooLong
        case failed(errno: Int32)
    }

    package static func read(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
        let file = try open(path)
        guard file.isOurs || file.owner == 0 else { throw .notOurs }
        guard file.mode & 0o077 == 0 else { throw .openToOthers }
        let bytes: [UInt8]
        do throws(OutputError) {
            bytes = try file.read(atMost: limit + 1)
        } catch {
            throw .failed(errno: error.number)
        }
        guard bytes.count <= limit else { throw .tooLong }
        return bytes
    }

    private static func open(_ path: String) throws(Problem) -> RegularFile {
        do throws(RegularFile.Problem) {
            return try RegularFile(path, .reading)
        } catch {
            switch error {
            case .missing: throw .missing
            case .notRegular: throw .notRegular
            case .failed(let number): throw .failed(errno: number)
            }
        }
    }
}
