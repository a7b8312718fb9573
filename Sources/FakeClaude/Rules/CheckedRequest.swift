import WireJSON

extension MessagesRequest {
    /// Reads a body and applies every rule, in the order in which the API notices.
    package static func checked(
        _ request: HTTPRequest, counting: Bool, signingKey: UInt64
    ) throws(APIError) -> MessagesRequest {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: request.body)
        } catch {
            throw .invalid("The request body is not valid JSON: \(error)")
        }
        guard json.objectValue != nil else {
            throw .invalid("Input should be a valid dictionary or object to extract fields from")
        }
        guard let name = json["model"]?.stringValue else { throw .invalid("model: Field required") }
        guard let model = ModelTable.model(name) else { throw .notFound("model: \(name)") }
        return MessagesRequest(
            json: json, model: model,
            version: request.head.headers["anthropic-version"] ?? "", betas: [])
    }
}
