package import ClaudeMessages

/// A profile of Anthropic's own CLI, as its file of settings says it; it is only read.
package struct AnthropicProfile: Sendable, Hashable {
    /// It is not as that program writes it.
    package struct Garbled: Error, Sendable {}

    package let name: String
    /// The server that its token is for.
    package private(set) var baseURL = BaseURL.anthropic
    /// What `anthropic-workspace-id` is to be; nil for none.
    package private(set) var workspace: String?
    /// Where its token is, if not in the usual place.
    package private(set) var tokenPath: String?

    /// Without a file of settings all is as usual.
    package init(_ name: String, settings bytes: [UInt8]?) throws(Garbled) {
        self.name = name
        guard let bytes else { return }
        let json = try Self.object(bytes)
        if let address = try Self.text("base_url", json) {
            do throws(BaseURL.Problem) {
                // Only compared: whether http will do has been asked for the address in use.
                baseURL = try BaseURL(address, allowsHTTP: true)
            } catch {
                throw Garbled()
            }
        }
        let authentication = json["authentication"] ?? .null
        tokenPath = try Self.text("credentials_path", authentication)
        // Of a token that was made for a workspace the server knows that by itself.
        if authentication["type"]?.stringValue != "oidc_federation" {
            workspace = try Self.text("workspace_id", json)
        }
    }

    static func object(_ bytes: [UInt8]) throws(Garbled) -> JSON {
        guard let json = try? JSON(parsing: bytes, maximumValues: 10_000), json.objectValue != nil
        else { throw Garbled() }
        return json
    }

    /// A member that is a text with something in it; nil where there is none.
    static func text(_ name: String, _ json: JSON) throws(Garbled) -> String? {
        guard let value = json[name], !value.isNull else { return nil }
        guard let text = value.stringValue else { throw Garbled() }
        return text.isEmpty ? nil : text
    }

    /// Whether a name is that of a file in a folder, and not of one elsewhere.
    package static func isName(_ name: String) -> Bool {
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            !["/", "\\"].contains(scalar) && scalar.properties.generalCategory != .control
        }
        return isPlain && !name.isEmpty && !name.hasPrefix(".") && name == name[...].trimmed
            && name.utf8.count <= 200
    }

    /// The name in the file that says which profile is active.
    package static func activeName(_ text: String?) -> String {
        let name = text?[...].trimmed ?? ""
        return name.isEmpty ? "default" : name
    }
}
