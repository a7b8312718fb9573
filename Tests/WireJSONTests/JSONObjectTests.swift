import Testing
import WireJSON

@Suite struct JSONObjectTests {
    private func object(_ text: String) throws -> JSONObject {
        try #require(try JSON(parsing: text).objectValue)
    }

    @Test func theLastOfDuplicatesCounts() throws {
        let object = try object(#"{"a":1,"b":2,"a":3}"#)
        #expect(object["a"] == 3)
        #expect(object.members.map(\.name) == ["a", "b", "a"])
        #expect(object.members.map(\.value) == [1, 2, 3])
    }

    @Test func settingReplacesTheLastInItsPlace() throws {
        var object = try object(#"{"a":1,"a":3,"b":2}"#)
        object["a"] = 9
        #expect(JSON.object(object).description == #"{"a":1,"a":9,"b":2}"#)
    }

    @Test func settingKeepsTheSpellingOfTheName() throws {
        var object = try object(#"{"\u0061":1,"b":2}"#)
        object["a"] = 9
        #expect(JSON.object(object).description == #"{"\u0061":9,"b":2}"#)
    }

    @Test func nilRemovesAllOfThatName() throws {
        var object = try object(#"{"a":1,"b":2,"a":3}"#)
        object["a"] = nil
        #expect(JSON.object(object).description == #"{"b":2}"#)
        object["missing"] = nil
        #expect(object.members.count == 1)
        #expect(!object.isEmpty)
        object["b"] = nil
        #expect(object.isEmpty)
    }

    @Test func newMembersComeLast() {
        var object = JSONObject([.init(name: "b", value: 1)])
        object["a"] = 2
        #expect(object.members.map(\.name) == ["b", "a"])
    }
}
