internal import CCurl

/// How a transfer ended.
struct CurlResult {
    /// `nil` when it ended well.
    let code: CURLcode?
}
