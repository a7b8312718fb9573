import TextSearch

/// Converts an error of libcurl into a `TransportError` with its own text.
///
/// libcurl's texts are for programmers, vary between versions, and may hold secrets.
package struct CurlFailure: Sendable {
    /// The `CURLcode`; libcurl never reuses a number.
    private let number: Int
    /// libcurl's text: used to distinguish errors of the same number, never shown.
    private let hint: String
    /// The `errno` of the connection; 0 for none.
    private let systemError: Int
    /// OpenSSL's verification result (`X509_V_ERR_…`); 0 for none.
    private let certificate: Int

    package init(number: Int, hint: String = "", systemError: Int = 0, certificate: Int = 0) {
        self.number = number
        self.hint = hint
        self.systemError = systemError
        self.certificate = certificate
    }

    /// The error with code and message.
    package var error: TransportError {
        let (code, words) = Self.special(self) ?? Self.table[number] ?? (.malformed, nil)
        return TransportError(code, words ?? "error \(number) of the network library")
    }

    private typealias Row = (TransportError.Code, String?)

    /// The errors that the number alone does not identify.
    private static func special(_ failure: CurlFailure) -> Row? {
        func says(_ words: String) -> Bool { failure.hint.holds(words) }
        return switch failure.number {
        // A response without a status line.
        case 1 where says("HTTP/0.9"): (.malformed, "this is no web server")
        case 1 where says("HTTP version"): (.malformed, "it speaks an unknown version of HTTP")
        case 7: (.cannotConnect, failure.noConnection)
        case 35 where says("wrong version number"): (.tls, "the server does not encrypt")
        case 35 where says("protocol version") || says("unsupported protocol"):
            (.tls, "the server knows only old encryption")
        case 60: (.tls, failure.noTrust)
        // A failed CONNECT and bad chunk framing are "receive error" (56) too.
        case 56 where says("CONNECT"): (.cannotConnect, "the proxy does not connect to it")
        case 56 where says("chunk"): (.malformed, "the pieces of the answer do not fit together")
        default: nil
        }
    }

    private var noConnection: String {
        if systemError != 0 { return systemErrorText(systemError) }
        return hint.holds("imed out") || hint.holds("imeout")
            ? "it does not answer" : "no connection"
    }

    private var noTrust: String {
        switch certificate {
        case 9: "its certificate is not valid yet"
        case 10: "its certificate has expired"
        case 18: "its certificate is signed by itself"
        case 2, 19, 20, 21: "its certificate comes from nobody known here"
        case 23: "its certificate was revoked"
        case 62, 64: "its certificate is for another name"
        // OpenSSL found no error or was not called: libcurl checks the host name itself.
        case 0, 1:
            hint.holds(" name ")
                ? "its certificate is for another name" : "its certificate is not trusted"
        default: "its certificate is not trusted, error \(certificate) of OpenSSL"
        }
    }

    /// Rows by `CURLcode`: CURLE_UNSUPPORTED_PROTOCOL, CURLE_FAILED_INIT and so on.
    private static let table: [Int: Row] = [
        1: (.cannotConnect, "no such protocol"), 2: (.tooLarge, "out of memory"),
        3: (.cannotConnect, "the address is wrong"), 4: (.cannotConnect, nil),
        5: (.cannotConnect, "the proxy's name is not known"),
        6: (.cannotConnect, "the name is not known"), 8: (.malformed, "this is no web server"),
        16: (.connectionLost, "the connection was reset"),
        18: (.cutOff, "the connection was closed too early"),
        23: (.malformed, nil), 27: (.tooLarge, "no memory, or header fields that are too long"),
        28: (.cannotConnect, "no connection in time"),
        35: (.tls, "the connection could not be encrypted"),
        45: (.cannotConnect, "the network interface cannot be used"),
        52: (.connectionLost, "the connection was closed without an answer"),
        53: (.tls, nil), 54: (.tls, nil), 55: (.connectionLost, "the connection was reset"),
        56: (.connectionLost, "the connection was reset"),
        58: (.tls, "the certificate of this machine cannot be used"),
        59: (.tls, "there is no cipher that both know"),
        61: (.malformed, "a compressed body, which was not asked for"),
        63: (.tooLarge, "more than was allowed"),
        64: (.tls, "the connection could not be encrypted"), 65: (.connectionLost, nil),
        66: (.tls, nil), 77: (.tls, "the file of trusted certificates cannot be read"),
        80: (.connectionLost, "the connection was reset"),
        83: (.tls, "its certificate comes from nobody known here"),
        90: (.tls, "its certificate is another than expected"),
        91: (.tls, "its certificate cannot be checked"),
        92: (.connectionLost, "the connection was reset"), 95: (.connectionLost, nil),
        96: (.cannotConnect, "no connection"), 97: (.cannotConnect, "the proxy gave up"),
        98: (.tls, "the server asks for a certificate of this machine"),
    ]
}
