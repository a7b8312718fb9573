package import ClaudeMessages

// The exit codes of errors and stop reasons.
extension ExitCode {
    /// The exit code for a failed request.
    package init(for error: ClaudeError) {
        self =
            switch error.meaning {
            case .rateLimited, .overloaded, .serverError, .connectionLost, .stalled: .tryLater
            case _ where error.code == .notAPI: .unavailable
            case .badRequest: .badInput
            case .authentication, .permission, .billing: .noPermission
            case .notFound, .cannotConnect, .tls, .proxyAuthentication, .proxyRefused: .unavailable
            case .answerTooLong, .tookTooLong: .capped
            default: .protocolError
            }
    }

    /// The exit code for a stop reason, and whether the answer has visible text.
    package init(for reason: StopReason?, hasText: Bool) {
        self =
            switch reason {
            case .maxTokens, .contextWindowExceeded: .cutByLimit
            case .refusal: .refused
            default: hasText ? .success : .noText
            }
    }
}
