/// The identity of an easy handle, for comparison.
struct CurlIdentity: Hashable {
    private let address: Int
    init(_ handle: UnsafeMutableRawPointer) { address = Int(bitPattern: handle) }
}
