import FakeClaude
import Testing
import WireJSON

@Suite struct ModelListTests {
    private func page(_ query: String) throws -> (ids: [String], more: Bool?) {
        let page = try ModelList.page(Target("/v1/models" + query))
        let ids = (page["data"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
        #expect(page["first_id"]?.stringValue == ids.first)
        #expect(page["last_id"]?.stringValue == ids.last)
        return (ids, page["has_more"]?.boolValue)
    }

    @Test func pagesForwardAndBackward() throws {
        let all = try page("")
        #expect(all.ids == ModelTable.all.map(\.id) && all.more == false)
        let first = try page("?limit=5")
        #expect(first.ids == Array(all.ids.prefix(5)) && first.more == true)
        let last = try page("?limit=5&after_id=\(all.ids[14])")
        #expect(last.ids == Array(all.ids.suffix(3)) && last.more == false)
        let before = try page("?limit=2&before_id=\(all.ids[4])")
        #expect(before.ids == [all.ids[2], all.ids[3]] && before.more == true)
        let deprecated = try page("?lifecycle[]=deprecated")
        #expect(
            deprecated.ids == ["claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929"])
        let retired = try page("?lifecycle[]=retired&lifecycle[]=deprecated")
        #expect(retired.ids == deprecated.ids + ModelTable.retired.map(\.id))
        #expect(throws: APIError.self) { try page("?lifecycle[]=old") }
        #expect(throws: APIError.self) { try page("?limit=0") }
    }

    @Test func tellsWhatAModelCan() throws {
        let model = try #require(ModelTable.model("claude-haiku-4-5"))
        let item = ModelList.item(model)
        #expect(item["id"] == "claude-haiku-4-5-20251001")
        #expect(item["max_input_tokens"] == 200_000 && item["max_tokens"] == 64_000)
        let types: JSON = [
            "adaptive": ["supported": false], "enabled": ["supported": true],
            "disabled": ["supported": true], "between_tools": ["supported": false],
        ]
        #expect(item["capabilities"]?["thinking"]?["types"] == types)
        #expect(item["capabilities"]?["effort"]?["supported"] == false)
        let tools: JSON = [
            "supported": true, "web_search": ["supported": true],
            "code_execution": ["supported": true],
        ]
        #expect(item["capabilities"]?["server_tools"] == tools)
        #expect(item["deprecated_at"] == JSON.null && item["retires_at"] == JSON.null)
        let old = ModelList.item(try #require(ModelTable.model("claude-sonnet-4-5")))
        #expect(old["lifecycle"] == "deprecated" && old["retires_at"] == "2026-11-30T00:00:00Z")
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
        (1_795_170_530_779, "2026-11-20T10:28:50Z"), (4_102_444_799_000, "2099-12-31T23:59:59Z"),
    ])
    func datesAreWrittenInUTC(_ milliseconds: Int, _ text: String) {
        #expect(Timestamp.text(milliseconds: milliseconds) == text)
        let digits = String(milliseconds % 1000 + 1000).dropFirst()
        #expect(
            Timestamp.precise(milliseconds: milliseconds)
                == text.dropLast() + ".\(digits)000+00:00")
    }
}
