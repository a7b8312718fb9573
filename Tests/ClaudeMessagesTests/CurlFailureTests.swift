import ClaudeMessages
import Testing

/// The errors made of libcurl's codes, without libcurl's texts.
@Suite struct CurlFailureTests {
    @Test(
        arguments: [
            (6, "", 0, 0, TransportError.Code.cannotConnect, "the name is not known"),
            (7, "Failed to connect", 111, 0, .cannotConnect, "Connection refused"),
            (7, "Connection timed out after 10001 ms", 0, 0, .cannotConnect, "it does not answer"),
            (7, "", 0, 0, .cannotConnect, "no connection"),
            (28, "", 0, 0, .cannotConnect, "no connection in time"),
            (1, "Received HTTP/0.9 when not allowed", 0, 0, .malformed, "this is no web server"),
            (1, "Protocol \"gopher\" not supported", 0, 0, .cannotConnect, "no such protocol"),
            (
                1, "Unsupported HTTP version in response", 0, 0, .malformed,
                "it speaks an unknown version of HTTP"
            ),
            (
                18, "transfer closed with outstanding read data remaining", 0, 0, .cutOff,
                "the connection was closed too early"
            ),
            (
                35, "OpenSSL/3: error:0A00010B:SSL routines::wrong version number", 0, 0, .tls,
                "the server does not encrypt"
            ),
            (
                35, "tlsv1 alert protocol version", 0, 0, .tls,
                "the server knows only old encryption"
            ),
            (60, "", 0, 10, .tls, "its certificate has expired"),
            (60, "", 0, 18, .tls, "its certificate is signed by itself"),
            (60, "", 0, 20, .tls, "its certificate comes from nobody known here"),
            (
                60, "SSL: no alternative certificate subject name matches", 0, 0, .tls,
                "its certificate is for another name"
            ),
            (
                60, "SSL: certificate subject name 'a' does not match target host name 'b'", 0, 1,
                .tls,
                "its certificate is for another name"
            ),
            (60, "", 0, 0, .tls, "its certificate is not trusted"),
            (60, "", 0, 77, .tls, "its certificate is not trusted, error 77 of OpenSSL"),
            (
                56, "Recv failure: Connection reset by peer", 104, 0, .connectionLost,
                "the connection was reset"
            ),
            (
                56, "Received HTTP code 502 from proxy after CONNECT", 0, 0, .cannotConnect,
                "the proxy does not connect to it"
            ),
            (
                56, "Illegal or missing hexadecimal sequence in chunked-encoding", 0, 0, .malformed,
                "the pieces of the answer do not fit together"
            ),
            (
                52, "Empty reply from server", 0, 0, .connectionLost,
                "the connection was closed without an answer"
            ),
            (
                92, "HTTP/2 stream 1 was not closed cleanly", 0, 0, .connectionLost,
                "the connection was reset"
            ),
            (4, "x", 0, 0, .cannotConnect, "error 4 of the network library"),
            (9999, "x", 0, 0, .malformed, "error 9999 of the network library"),
        ] as [(Int, String, Int, Int, TransportError.Code, String)])
    func words(
        _ number: Int, _ hint: String, _ system: Int, _ certificate: Int,
        _ code: TransportError.Code, _ words: String
    ) {
        let failure = CurlFailure(
            number: number, hint: hint, systemError: system, certificate: certificate)
        #expect(failure.error == TransportError(code, words))
    }

    /// No combination of code and text shows libcurl's text.
    @Test func noneOfItsWordsIsShown() {
        for number in -1...120 {
            for hint in ["SECRET", "SECRET chunk", "SECRET CONNECT", "SECRET timeout", "HTTP/0.9"] {
                for (system, certificate) in [(0, 0), (111, 0), (-7, 10), (1 << 40, -1)] {
                    let error = CurlFailure(
                        number: number, hint: hint, systemError: system, certificate: certificate
                    ).error
                    #expect(!error.message.isEmpty && !error.message.contains("SECRET"))
                    #expect(!error.message.contains("curl"))
                }
            }
        }
    }
}
