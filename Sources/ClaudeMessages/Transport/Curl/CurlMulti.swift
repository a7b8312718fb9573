internal import CCurl

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

    /// Performs pending work without waiting.
    func perform() {
        var running: Int32 = 0
        unsafe _ = curl_multi_perform(handle, &running)
    }

    /// Waits for the network or `wakeUp`, at most this long.
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
