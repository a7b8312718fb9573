package import ClaudeMessages

/// A profile of Anthropic's own CLI, from its settings file, which is only read.
package struct AnthropicProfile: Sendable, Hashable {
    /// The file is not in the form that Anthropic's CLI writes.
    package struct Garbled: Error, Sendable {}

    package let name: String
    /// The server that its token is for.
    package private(set) var baseURL = BaseURL.anthropic
    /// The value of the header field `anthropic-workspace-id`; nil for none.
    package private(set) var workspace: String?
    /// The path of its token file, if not `credentials/NAME.json`.
    package private(set) var tokenPath: String?

    /// Without a settings file every member has its default.
    package init(_ name: String, settings bytes: [UInt8]?) throws(Garbled) {
        self.name = name
        guard let bytes else { return }
        let json = try Self.object(bytes)
        if let address = try Self.text("base_url", json) {
            do throws(BaseURL.Problem) {
                // Only compared with the base URL in use, for which http was already checked.
                baseURL = try BaseURL(address, allowsHTTP: true)
            } catch {
                throw Garbled()
            }
        }
        let authentication = json["authentication"] ?? .null
        tokenPath = try Self.text("credentials_path", authentication)
        // A token of OIDC federation is made for one workspace, which the server knows.
        if authentication["type"]?.stringValue != "oidc_federation" {
            workspace = try Self.text("workspace_id", json)
        }
    }

    static func object(_ bytes: [UInt8]) throws(Garbled) -> JSON {
        guard let json = try? JSON(parsing: bytes, maximumValues: 10_000), json.objectValue != nil
        else { throw Garbled() }
        return json
    }

    /// A string member; nil where it is missing, null or empty.
    static func text(_ name: String, _ json: JSON) throws(Garbled) -> String? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let text = value.stringValue else { throw Garbled() }
        return text.isEmpty ? nil : text
    }

    /// Whether a name is a plain file name of at most 200 bytes, which leads to no other folder.
    package static func isName(_ name: String) -> Bool {
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            !["/", "\\"].contains(scalar) && scalar.properties.generalCategory != .control
        }
        return isPlain && !name.isEmpty && !name.hasPrefix(".") && name == name[...].trimmed
            && name.utf8.count <= 200
    }

    /// The active profile by the text of `active_config`; `default` where that is blank or missing.
    package static func activeName(_ text: String?) -> String {
        let name = text?[...].trimmed ?? ""
        return name.isEmpty ? "default" : name
    }
}
