/// A body on its way, in pieces as large as libcurl asks for.
struct CurlUpload {
    private var reader: TransportRequestBody.Reader
    /// Read, but not asked for yet.
    private var rest: ArraySlice<UInt8> = []

    init(_ body: TransportRequestBody) { reader = TransportRequestBody.Reader(body) }

    /// How many bytes it has put there; none at the end.
    mutating func read(into room: UnsafeMutableRawBufferPointer) -> Int {
        if rest.isEmpty { rest = reader.next()?[...] ?? [] }
        let piece = rest.prefix(room.count)
        unsafe room.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}
