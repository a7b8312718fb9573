internal import CCurl

/// How a transfer ended.
struct CurlResult {
    /// libcurl's error code; `nil` on success.
    let code: CURLcode?
}
