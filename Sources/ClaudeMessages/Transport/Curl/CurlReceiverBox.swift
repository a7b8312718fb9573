internal import CCurl

/// A class to point to: an existential has no address.
@safe final class CurlReceiverBox {
    let receiver: any CurlReceiver
    var body: CurlUpload
    /// The bytes of the body, and those of them that are out.
    let length: Int
    var sent = 0
    /// The request was begun to be sent.
    var wasBegun = false
    /// The transfer it belongs to, which outlives it.
    private let handle: UnsafeMutableRawPointer
    private var isCounting = true

    /// Once an answer comes nothing more is asked of the counting, which costs with every piece.
    func stopCounting() {
        guard isCounting, sent >= length else { return }
        isCounting = false
        unsafe ccurl_set_long(handle, CURLOPT_NOPROGRESS, 1)
    }

    init(
        _ receiver: any CurlReceiver, body: TransportRequestBody, length: Int,
        handle: UnsafeMutableRawPointer
    ) {
        unsafe self.handle = handle
        self.receiver = receiver
        self.body = CurlUpload(body)
        self.length = length
    }
}
