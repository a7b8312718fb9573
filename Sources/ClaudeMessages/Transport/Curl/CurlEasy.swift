// Only the files of this folder call libcurl; their interfaces to the other files are safe.

internal import CCurl

/// One libcurl easy handle, set up for one request.
@safe final class CurlEasy {
    let handle: UnsafeMutableRawPointer
    /// A body that is sent together with the head; empty for a long one, which is read in pieces.
    private let body: UnsafeMutableBufferPointer<UInt8>
    private let errorText: UnsafeMutableBufferPointer<CChar>
    private var headers: UnsafeMutablePointer<curl_slist>?
    /// Retained here, as libcurl has only an unmanaged pointer to it.
    private let box: CurlReceiverBox

    init?(_ request: TransportRequest, trust: TrustStore, receiver: any CurlReceiver) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = handle
        let goesAtOnce = request.body.count <= TransportRequestBody.longText
        let bytes = goesAtOnce ? request.body.bytes : []
        unsafe body = .allocate(capacity: bytes.count)
        _ = unsafe body.initialize(fromContentsOf: bytes)
        box = unsafe CurlReceiverBox(
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
            // libcurl needs "Name;" for a field without a value.
            let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
            unsafe headers = curl_slist_append(headers, line)
        }
        // An empty value removes the field: waiting for "100 Continue" costs a round trip.
        unsafe headers = curl_slist_append(headers, "expect:")
        unsafe ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headers)
        switch request.method {
        case "HEAD": unsafe ccurl_set_long(handle, CURLOPT_NOBODY, 1)
        case "POST":
            unsafe ccurl_set_long(handle, CURLOPT_POST, 1)
            unsafe ccurl_set_size(
                handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
            // A short body is sent together with the head, in one write.
            if request.body.count <= TransportRequestBody.longText {
                unsafe ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress)
            }
        case "GET": break
        default: unsafe ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private func setNetwork(_ request: TransportRequest, _ trust: TrustStore) {
        // A redirect would send the key to another server.
        unsafe ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        unsafe ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        unsafe ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        unsafe ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, request.needsFreshConnection ? 1 : 0)
        // Servers and routers close idle connections, some without a notice; reuse none after 60 s.
        unsafe ccurl_set_long(handle, CURLOPT_MAXAGE_CONN, 60)
        // Detects a lost network within half a minute, also while nothing is sent.
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
        // A server on this machine is not reached through a proxy.
        if trust.bypassesProxy { unsafe ccurl_set_string(handle, CURLOPT_PROXY, "") }
    }

    private func setCallbacks() {
        let context = unsafe Unmanaged.passUnretained(box).toOpaque()
        unsafe ccurl_set_pointer(handle, CURLOPT_READDATA, context)
        unsafe ccurl_set_pointer(handle, CURLOPT_SEEKDATA, context)
        unsafe ccurl_set_callback(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<CurlReceiverBox>.fromOpaque(context).takeUnretainedValue()
            let room = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return unsafe box.body.read(into: room)
        }
        // On a closed reused connection libcurl would send the request again by itself. The second
        // call aborts that, so that the retry policy decides.
        unsafe ccurl_set_pointer(handle, CURLOPT_PREREQDATA, context)
        unsafe ccurl_set_prereq(handle) { context, _, _, _, _ in
            guard let context = unsafe context else { return CURL_PREREQFUNC_ABORT }
            let box = unsafe Unmanaged<CurlReceiverBox>.fromOpaque(context).takeUnretainedValue()
            defer { box.wasBegun = true }
            return box.wasBegun ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK
        }
        unsafe ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, context)
        unsafe ccurl_set_progress(handle) { context, _, _, _, sent in
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<CurlReceiverBox>.fromOpaque(context).takeUnretainedValue()
            // libcurl's count restarts at 0 when it rewinds the body.
            box.sent = max(box.sent, Int(sent))
            return 0
        }
        // libcurl must be able to rewind the body before it calls the prereq callback again.
        unsafe ccurl_set_seek(handle) { _, _, _ in CURL_SEEKFUNC_OK }
        unsafe ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        unsafe ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        unsafe ccurl_set_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            let length = size * count
            var line = unsafe [UInt8](
                UnsafeRawBufferPointer(start: bytes, count: length))
            while line.last == 0x0A || line.last == 0x0D { line.removeLast() }
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<CurlReceiverBox>.fromOpaque(context).takeUnretainedValue()
            box.stopCounting()
            return box.receiver.receive(headerLine: line) ? length : 0
        }
        unsafe ccurl_set_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            let length = size * count
            guard let context = unsafe context else { return 0 }
            let box = unsafe Unmanaged<CurlReceiverBox>.fromOpaque(context).takeUnretainedValue()
            let body = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
            return box.receiver.receive(body: body) ? length : Int(CURL_WRITEFUNC_PAUSE)
        }
    }

    /// Resumes a paused transfer; libcurl delivers the kept bytes during this call.
    func resume() { unsafe _ = curl_easy_pause(handle, CURLPAUSE_CONT) }

    var identity: CurlIdentity { unsafe CurlIdentity(handle) }

    /// The whole request was given to the network; it may have reached the server.
    var wasSent: Bool { box.wasBegun && box.sent >= box.length }

    /// The error of a finished transfer; `nil` on success.
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

    /// A proxy's part in an error, without libcurl's text, which may hold the proxy's password.
    private func proxyFailure(_ code: CURLcode) -> TransportError? {
        // libcurl's error text quotes a proxy URL that it cannot parse.
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
