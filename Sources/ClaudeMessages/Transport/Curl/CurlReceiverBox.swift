internal import CCurl

/// The context of libcurl's callbacks, as a class because an existential has no address.
@safe final class CurlReceiverBox {
    let receiver: any CurlReceiver
    var body: CurlUpload
    /// The length of the body in bytes, and how many of them were sent.
    let length: Int
    var sent = 0
    /// Sending of the request has begun.
    var wasBegun = false
    /// The easy handle of its transfer, which outlives it.
    private let handle: UnsafeMutableRawPointer
    private var isCounting = true

    /// Ends the progress callback once the body is sent, as libcurl calls it for every piece.
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
