/// The program's exit codes; 1 and 2 are unused, so that no crash is mistaken for a result.
///
/// Codes from 64 are those of sysexits(3).
package enum ExitCode: Int32, Sendable, CaseIterable {
    case success = 0
    /// The answer was cut by `max_tokens` or a full context window.
    case cutByLimit = 20
    case refused = 21
    /// Stopped by a limit of this program on bytes or time.
    case capped = 22
    /// The answer ended without visible text.
    case noText = 23
    case usage = 64
    /// Input that cannot be used, or a request that the API finds invalid.
    case badInput = 65
    case noInput = 66
    case unavailable = 69
    case software = 70
    case ioError = 74
    case tryLater = 75
    case protocolError = 76
    case noPermission = 77
    case configuration = 78

    /// Its description in the help.
    package var summary: String {
        switch self {
        case .success: "a complete answer, written in full"
        case .cutByLimit: "the answer was cut by --max-tokens or a full context window"
        case .refused: "the model refused"
        case .capped: "stopped by a limit of this program: 64 MiB of text or 30 minutes"
        case .noText: "the answer has no text"
        case .usage: "unknown flag, bad value, empty question, no yes to wipe"
        case .badInput: "unusable input, or a request that the API finds invalid"
        case .noInput: "a file or a conversation that is not there"
        case .unavailable:
            "no such server or model, no connection, or something on the way answered"
        case .software: "a mistake of this program"
        case .ioError: "the answer could not be written"
        case .tryLater: "try later: rate limit, overload, server error, silence"
        case .protocolError: "the answer was cut off or garbled, or redirected elsewhere"
        case .noPermission: "the API does not accept the key, or a token has expired"
        case .configuration: "no key, an unsafe key file, a bad base URL"
        }
    }
}
