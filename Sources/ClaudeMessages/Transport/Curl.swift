// The only file that touches libcurl. Everything unsafe about it ends here.

internal import CCurl

/// What a transfer does with what arrives; called on the engine's thread.
protocol CurlReceiver: AnyObject, Sendable {
    /// One header line without its line end; `false` ends the transfer.
    func receive(headerLine: [UInt8]) -> Bool
    /// `false` keeps the bytes for later and pauses the transfer.
    func receive(body: [UInt8]) -> Bool
}

/// One libcurl easy handle, set up for one request.
@safe final class CurlEasy {
    fileprivate let handle: UnsafeMutableRawPointer
    /// A body that goes out with the head; a long one is read piece by piece.
    private let body: UnsafeMutableBufferPointer<UInt8>
    private let errorText: UnsafeMutableBufferPointer<CChar>
    private var headers: UnsafeMutablePointer<curl_slist>?
    /// Held here because libcurl keeps only a bare pointer to it.
    private let box: ReceiverBox

    init?(_ request: TransportRequest, trust: TrustStore, receiver: any CurlReceiver) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = handle
        let goesAtOnce = request.body.count <= TransportRequestBody.longText
        let bytes = goesAtOnce ? request.body.bytes : []
        unsafe body = .allocate(capacity: bytes.count)
        _ = unsafe body.initialize(fromContentsOf: bytes)
        box = unsafe ReceiverBox(
            receiver, body: goesAtOnce ? [] : request.body, length: request.body.count,
            handle: handle)
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0)
        set(request)
        setNetwork(request, trust)
        setCallbacks()
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(headers)
        unsafe body.deallocate()
        unsafe errorText.deallocate()
    }

    private func set(_ request: TransportRequest) {
        unsafe ccurl_set_string(handle, CURLOPT_URL, request.url)
        for field in request.fields {
            // "Name;" is libcurl's way to send a field without a value.
            let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
            unsafe headers = curl_slist_append(headers, line)
        }
        // An empty value removes the field: waiting for "100 Continue" would cost a round trip.
        unsafe headers = curl_slist_append(headers, "expect:")
        unsafe ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headers)
        switch request.method {
        case "HEAD": unsafe ccurl_set_long(handle, CURLOPT_NOBODY, 1)
        case "POST":
            unsafe ccurl_set_long(handle, CURLOPT_POST, 1)
            unsafe ccurl_set_size(
                handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            // Head and body in one piece: a server need not wait for another.
            if request.body.count <= TransportRequestBody.longText {
                unsafe ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress)
            }
        case "GET": break
        default: unsafe ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private func setNetwork(_ request: TransportRequest, _ trust: TrustStore) {
        // A redirect would carry the key to another place.
        unsafe ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        unsafe ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        unsafe ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        unsafe ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, request.needsFreshConnection ? 1 : 0)
        // Servers and the routers before them close what is idle, some without a word.
        unsafe ccurl_set_long(handle, CURLOPT_MAXAGE_CONN, 60)
        // A network that went away is noticed within half a minute, also while nothing is sent.
        unsafe ccurl_notice_dead_peers(handle)
        unsafe ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        unsafe ccurl_set_long(handle, CURLOPT_TCP_KEEPIDLE, 15)
        unsafe ccurl_set_long(handle, CURLOPT_TCP_KEEPINTVL, 5)
        unsafe ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        unsafe ccurl_set_long(
            handle, CURLOPT_CONNECTTIMEOUT_MS, request.timeouts.connect.wholeMilliseconds)
        unsafe ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText.baseAddress)
        if let file = trust.file { unsafe ccurl_set_string(handle, CURLOPT_CAINFO, file) }
        if let folder = trust.folder { unsafe ccurl_set_string(handle, CURLOPT_CAPATH, folder) }
        // This machine is never reached through a proxy.
        if trust.bypassesProxy { unsafe ccurl_set_string(handle, CURLOPT_PROXY, "") }
    }

    private func setCallbacks() {
        let context = unsafe Unmanaged.passUnretained(box).toOpaque()
        unsafe ccurl_set_pointer(handle, CURLOPT_READDATA, context)
        unsafe ccurl_set_pointer(handle, CURLOPT_SEEKDATA, context)
        unsafe ccurl_set_callback(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<ReceiverBox>.fromOpaque(context).takeUnretainedValue()
            let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return unsafe box.body.read(into: room)
        }
        // A kept connection turned out to be dead, and libcurl is about to send the request again,
        // uncounted: whoever counts decides.
        unsafe ccurl_set_pointer(handle, CURLOPT_PREREQDATA, context)
        unsafe ccurl_set_prereq(handle) { context, _, _, _, _ in
            guard let context = unsafe context else { return CURL_PREREQFUNC_ABORT }
            let box = unsafe Unmanaged<ReceiverBox>.fromOpaque(context).takeUnretainedValue()
            defer { box.wasBegun = true }
            return box.wasBegun ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK
        }
        unsafe ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, context)
        unsafe ccurl_set_progress(handle) { context, _, _, _, sent in
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<ReceiverBox>.fromOpaque(context).takeUnretainedValue()
            // It begins anew where libcurl does.
            box.sent = max(box.sent, Int(sent))
            return 0
        }
        // It must be able to rewind before it asks whether it may send again.
        unsafe ccurl_set_seek(handle) { _, _, _ in CURL_SEEKFUNC_OK }
        unsafe ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        unsafe ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        unsafe ccurl_set_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            let length = size * count
            var line = unsafe [UInt8](
                UnsafeRawBufferPointer(start: bytes, count: length))
            while line.last == 0x0A || line.last == 0x0D { line.removeLast() }
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<ReceiverBox>.fromOpaque(context).takeUnretainedValue()
            box.stopCounting()
            return box.receiver.receive(headerLine: line) ? length : 0
        }
        unsafe ccurl_set_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            let length = size * count
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<ReceiverBox>.fromOpaque(context).takeUnretainedValue()
            let body = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
            return box.receiver.receive(body: body) ? length : Int(CURL_WRITEFUNC_PAUSE)
        }
    }

    /// Lets a paused transfer go on; what was kept is delivered inside this call.
    func resume() { unsafe _ = curl_easy_pause(handle, CURLPAUSE_CONT) }

    var identity: CurlIdentity { unsafe CurlIdentity(handle) }

    /// The last byte of the request was handed over; it may have reached the server.
    var wasSent: Bool { box.wasBegun && box.sent >= box.length }

    /// What went wrong; `nil` when nothing did.
    func failure(_ result: CurlResult) -> TransportError? {
        guard let code = result.code else { return nil }
        if code == CURLE_ABORTED_BY_CALLBACK {
            var error = TransportError(.connectionLost, "the connection was closed")
            error.wasKept = true
            return error
        }
        if let refusal = proxyFailure(code) { return refusal }
        let words = unsafe String(
            decoding: errorText.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self)
        let (systemError, certificate) = unsafe (
            ccurl_get_long(handle, CURLINFO_OS_ERRNO),
            ccurl_get_long(handle, CURLINFO_SSL_VERIFYRESULT)
        )
        return CurlFailure(
            number: Int(code.rawValue), hint: words, systemError: systemError,
            certificate: certificate
        ).error
    }

    /// What a proxy has to do with it, never in libcurl's words: they may hold its password.
    private func proxyFailure(_ code: CURLcode) -> TransportError? {
        // libcurl gives the address in its words when it cannot read it.
        let words = unsafe errorText.prefix(18).map { UInt8(bitPattern: $0) }
        if words == Array("Unsupported proxy ".utf8) {
            return TransportError(.proxyRefused, "its address is wrong")
        }
        let status = unsafe ccurl_get_long(handle, CURLINFO_HTTP_CONNECTCODE)
        switch (code, status) {
        case (CURLE_RECV_ERROR, 407), (CURLE_COULDNT_CONNECT, 407):
            return TransportError(.proxyAuthentication, "407")
        case (CURLE_RECV_ERROR, 300...), (CURLE_COULDNT_CONNECT, 300...):
            let mayPass = status == 408 || status == 429 || status >= 500
            return TransportError(
                mayPass ? .cannotConnect : .proxyRefused, "the proxy's answer is \(status)")
        case (CURLE_PROXY, _):
            let reason = unsafe ccurl_get_long(handle, CURLINFO_PROXY_ERROR)
            let logins = [
                CURLPX_NO_AUTH, CURLPX_USER_REJECTED, CURLPX_LONG_USER, CURLPX_LONG_PASSWD,
            ]
            if logins.contains(where: { Int($0.rawValue) == reason }) {
                return TransportError(.proxyAuthentication, "SOCKS")
            }
            return TransportError(
                reason == Int(CURLPX_REPLY_NOT_ALLOWED.rawValue) ? .proxyRefused : .cannotConnect,
                "the SOCKS proxy gave up")
        case (CURLE_COULDNT_RESOLVE_PROXY, _):
            return TransportError(.cannotConnect, "the proxy's name is not known")
        default: return nil
        }
    }
}

/// A class to point to: an existential has no address.
@safe private final class ReceiverBox {
    let receiver: any CurlReceiver
    var body: Upload
    /// The bytes of the body, and those of them that are out.
    let length: Int
    var sent = 0
    /// The request was begun to be sent.
    var wasBegun = false
    /// The transfer it belongs to, which outlives it.
    fileprivate let handle: UnsafeMutableRawPointer
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
        self.body = Upload(body)
        self.length = length
    }
}

/// A body on its way, in pieces as large as libcurl asks for.
private struct Upload {
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

/// Tells easy handles apart.
struct CurlIdentity: Hashable {
    private let address: Int
    fileprivate init(_ handle: UnsafeMutableRawPointer) { address = Int(bitPattern: handle) }
}

/// How a transfer ended.
struct CurlResult {
    /// `nil` when it ended well.
    fileprivate let code: CURLcode?
}

/// One libcurl multi handle: many transfers, one thread.
// Sendable although it holds a pointer: `wakeUp` is the one call that libcurl allows from other
// threads, and all others are made by the engine's thread alone.
@safe final class CurlMulti: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer

    init?() {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK,
            let handle = unsafe curl_multi_init()
        else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe _ = curl_multi_cleanup(handle) }

    func add(_ easy: CurlEasy) { unsafe _ = curl_multi_add_handle(handle, easy.handle) }
    func remove(_ easy: CurlEasy) { unsafe _ = curl_multi_remove_handle(handle, easy.handle) }

    /// Does what can be done now, without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe _ = curl_multi_perform(handle, &running)
    }

    /// Waits for the network or `wakeUp`, at most that long.
    func wait(milliseconds: Int32) {
        unsafe _ = curl_multi_poll(handle, nil, 0, milliseconds, nil)
    }

    func wakeUp() { unsafe _ = curl_multi_wakeup(handle) }

    /// The next transfer that has ended.
    func nextFinished() -> (CurlIdentity, CurlResult)? {
        var code = CURLE_OK
        guard let easy = unsafe ccurl_next_finished(handle, &code) else { return nil }
        return unsafe (CurlIdentity(easy), CurlResult(code: code == CURLE_OK ? nil : code))
    }
}

extension Duration {
    /// Rounded down; within `Int32`, which is what libcurl takes.
    package var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let whole = min(max(seconds, 0), 2_000_000)
        return Int(whole) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
