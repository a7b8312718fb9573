import FakeClaude
import Testing
import WireJSON

@Suite struct SchemaTests {
    private static func format(_ schema: String) -> String {
        #""output_config":{"format":{"type":"json_schema","schema":\#(schema)}}"#
    }

    @Test(arguments: [
        (#"{"type":"string"}"#, #""sample""#),
        (#"{"type":"string","format":"date"}"#, #""2026-11-20""#),
        (#"{"enum":["b","a"]}"#, #""b""#), (#"{"const":7}"#, "7"),
        (#"{"type":["integer","null"]}"#, "1"),
        (#"{"anyOf":[{"type":"null"},{"type":"string"}]}"#, "null"),
        (#"{"type":"array","items":{"type":"boolean"},"minItems":1}"#, "[true]"),
        (
            ##"{"$defs":{"p":{"type":"object","additionalProperties":false,"required":["x"],"properties":{"x":{"type":"number"},"y":{"type":"number"}}}},"type":"array","items":{"$ref":"#/$defs/p"}}"##,
            #"[{"x":1}]"#
        ),
    ])
    func answersFit(_ schema: String, _ text: String) throws {
        let request = try checked(body("claude-opus-4-6", say: "a", Self.format(schema)))
        #expect(Answer.to(request, promptTokens: 1).blocks == [.text(text)])
    }

    @Test(arguments: [
        (
            #"{"type":"object"}"#,
            "For 'object' type, 'additionalProperties' must be explicitly set to false"
        ),
        (
            #"{"type":"array","items":{"type":"integer","minimum":1}}"#,
            "For 'integer' type, property 'minimum' is not supported"
        ),
        (
            #"{"type":"array","minItems":2}"#,
            "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
        ),
        (
            #"{"type":"string","format":"phone"}"#,
            "For 'string' type, 'format' value 'phone' is not supported"
        ),
        (
            ##"{"$defs":{"n":{"type":"array","items":{"$ref":"#/$defs/n"}}},"$ref":"#/$defs/n"}"##,
            "Recursive schemas are not supported"
        ),
        (#"{"$ref":"https://a/b"}"#, "'$ref' to 'https://a/b' is not supported"),
    ])
    func refuses(_ schema: String, _ message: String) {
        #expect(
            verdict(body(say: "a", Self.format(schema)))
                == "400 invalid_request_error: output_config.format.schema: " + message)
    }
}
