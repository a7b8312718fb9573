/// What a conversation is exported as.
enum ExportFormat: String, Sendable, CaseIterable {
    case markdown
    /// The body of a request that asks its last question again.
    case request
    /// A line for a shell that sends that request.
    case curl
}
