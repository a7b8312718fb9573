/// Tells easy handles apart.
struct CurlIdentity: Hashable {
    private let address: Int
    init(_ handle: UnsafeMutableRawPointer) { address = Int(bitPattern: handle) }
}
