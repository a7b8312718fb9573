import WireJSON

/// The rules for a request, each group in a file of its own.
struct RequestRules {
    let request: MessagesRequest
    let counting: Bool

    var json: JSON { request.json }
    var model: Model { request.model }

    /// Throws the error of the first broken rule.
    func check() throws(APIError) {
        try Self.checkBetas(request.betas)
        try checkMembers()
        try checkNumbers()
        try checkMessages()
        try checkBlocks()
        try checkCitations()
        try checkTools()
        try checkToolPairs()
        try checkPrefill()
        try checkThinking()
        try checkOutputConfig()
        try checkSampling()
        try checkService()
        try checkEnvironment()
        try checkCacheControl()
    }

    /// Throws unless the value is one of the names of an enumeration.
    func require(_ value: JSON?, oneOf names: [String], at place: String) throws(APIError) {
        guard let value, !value.isNull else { return }
        if let text = value.stringValue, names.contains(text) { return }
        throw .invalid("\(place): Input should be \(Self.list(names))")
    }

    /// The names as `'a', 'b' or 'c'`.
    static func list(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }

    func requireOnly(_ names: [String], in json: JSON, at place: String) throws(APIError) {
        for member in json.objectValue?.members ?? [] where !names.contains(member.name) {
            throw .invalid("\(place).\(member.name): Extra inputs are not permitted")
        }
    }
}
