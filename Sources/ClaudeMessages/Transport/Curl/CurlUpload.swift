/// Supplies a request body in pieces of the size that libcurl asks for.
struct CurlUpload {
    private var reader: TransportRequestBody.Reader
    /// Bytes read from the body but not yet given to libcurl.
    private var rest: ArraySlice<UInt8> = []

    init(_ body: TransportRequestBody) { reader = TransportRequestBody.Reader(body) }

    /// Copies the next bytes into `room`; returns their number, 0 at the end.
    mutating func read(into room: UnsafeMutableRawBufferPointer) -> Int {
        if rest.isEmpty { rest = reader.next()?[...] ?? [] }
        let piece = rest.prefix(room.count)
        unsafe room.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}
