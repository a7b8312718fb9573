package import WireJSON

extension MessagesRequest {
    /// Parses a body and applies all rules in the API's order.
    ///
    /// `known` is the parsed body, if it was parsed before.
    package static func checked(
        _ request: HTTPRequest, known: JSON? = nil, counting: Bool, signingKey: UInt64
    ) throws(APIError) -> MessagesRequest {
        let json =
            if let known, known.objectValue != nil { known } else { try parsed(request.body) }
        guard let value = json["model"] else { throw .invalid("model: Field required") }
        guard let name = value.stringValue else {
            throw .invalid("model: Input should be a valid string")
        }
        guard let model = ModelTable.model(name) else { throw .notFound("model: \(name)") }
        let whole = MessagesRequest(
            json: json, model: model,
            version: request.head.headers["anthropic-version"] ?? "",
            betas: betas(request.head.headers))
        try RequestRules(request: whole, counting: counting).check()
        return try ThinkingChain(whole).verified(key: signingKey)
    }

    static func parsed(_ body: [UInt8]) throws(APIError) -> JSON {
        do throws(JSONError) {
            let json = try JSON(parsing: body)
            if json.objectValue != nil { return json }
        } catch {
            throw .invalid("The request body is not valid JSON: \(error)")
        }
        throw .invalid("Input should be a valid dictionary or object to extract fields from")
    }

    static func betas(_ headers: [HTTPHeader]) -> Set<String> {
        let values = headers.filter { $0.name.lowercased() == "anthropic-beta" }
        return Set(
            values.flatMap { $0.value.split { $0 == "," || $0 == " " } }.map { String($0) })
    }
}
