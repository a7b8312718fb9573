package import WireJSON

/// An error answer of the API: a status and a JSON body.
package struct APIError: Error, Sendable, Hashable {
    package var status: Int
    package var type: String
    package var message: String
    /// `details.error_code`, which some errors have since November 2026.
    package var code: String?
    package var headers: [HTTPHeader] = []

    package init(status: Int, type: String, message: String, code: String? = nil) {
        self.status = status
        self.type = type
        self.message = message
        self.code = code
    }

    /// A request that breaks a rule.
    package static func invalid(_ message: String) -> APIError {
        var error = APIError(status: 400, type: "invalid_request_error", message: message)
        // Recorded 400s forbid a retry explicitly (errors and limits).
        error.headers = [HTTPHeader("x-should-retry", "false")]
        return error
    }

    package static func notFound(_ message: String) -> APIError {
        APIError(status: 404, type: "not_found_error", message: message)
    }

    package static let invalidKey: APIError = {
        var error = APIError(
            status: 401, type: "authentication_error", message: "invalid x-api-key")
        error.headers = [HTTPHeader("x-should-retry", "false")]
        return error
    }()

    package static let wrongMethod = APIError(
        status: 405, type: "invalid_request_error", message: "Method Not Allowed")

    package static let tooLarge = APIError(
        status: 413, type: "request_too_large", message: "Request exceeds the maximum size")

    /// The API's error for that status, with its usual message.
    package static func standard(status: Int) -> APIError {
        if let known = table.first(where: { $0.status == status }) { return known }
        return status >= 500
            ? APIError(status: status, type: "api_error", message: "Internal server error")
            : APIError(status: status, type: "invalid_request_error", message: "Bad request")
    }

    private static let table = [
        APIError(status: 400, type: "invalid_request_error", message: "Bad request"),
        invalidKey,
        APIError(
            status: 402, type: "billing_error",
            message: "Your credit balance is too low to access the Anthropic API."),
        APIError(
            status: 403, type: "permission_error",
            message: "Your API key does not have permission to use the specified resource."),
        APIError(status: 404, type: "not_found_error", message: "Not found"),
        APIError(status: 409, type: "conflict_error", message: "Conflict"),
        tooLarge,
        APIError(
            status: 429, type: "rate_limit_error",
            message: "This request would exceed your organization's rate limit."),
        APIError(status: 500, type: "api_error", message: "Internal server error"),
        APIError(status: 504, type: "timeout_error", message: "Request timed out"),
        APIError(status: 529, type: "overloaded_error", message: "Overloaded"),
    ]

    /// The `error` object of bodies and `error` events.
    package var object: JSON {
        var object: JSON = ["type": JSON(type), "message": JSON(message)]
        if let code { object["details"] = ["error_code": JSON(code)] }
        return object
    }

    package func body(requestID: String) -> JSON {
        ["type": "error", "error": object, "request_id": JSON(requestID)]
    }
}
