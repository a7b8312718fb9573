import Testing
import WireJSON

@Suite struct JSONTests {
    @Test func literals() {
        let json: JSON = [
            "text": "é", "count": 3, "on": true, "off": false, "nothing": nil,
            "list": [1, "a", []],
            "empty": [:],
        ]
        #expect(
            json.description
                == #"{"text":"é","count":3,"on":true,"off":false,"nothing":null,"#
                + #""list":[1,"a",[]],"empty":{}}"#)
        #expect(JSON("a") == "a")
        #expect(JSON(-1) == -1)
        #expect(JSON(true) == true)
    }

    @Test func viewsAreNilForEveryOtherKind() {
        let values: [JSON] = [nil, true, 1, "1", [1], ["a": 1]]
        #expect(values.map(\.isNull) == [true, false, false, false, false, false])
        #expect(values.map(\.boolValue) == [nil, true, nil, nil, nil, nil])
        #expect(values.map(\.intValue) == [nil, nil, 1, nil, nil, nil])
        #expect(values.map(\.doubleValue) == [nil, nil, 1, nil, nil, nil])
        #expect(values.map(\.stringValue) == [nil, nil, nil, "1", nil, nil])
        #expect(values.map(\.arrayValue) == [nil, nil, nil, nil, [1], nil])
        #expect(values.map { $0.objectValue?.members.count } == [nil, nil, nil, nil, nil, 1])
    }

    @Test func reading() throws {
        let json = try JSON(parsing: #"{"a":[10,{"b":"deep"}],"n":null}"#)
        #expect(json["a"]?[0] == 10)
        #expect(json["a"]?[1]?["b"] == "deep")
        #expect(json["a"]?[2] == nil)
        #expect(json["a"]?[-1] == nil)
        #expect(json["a"]?["b"] == nil)
        #expect(json[0] == nil)
        #expect(json["n"]?.isNull == true)
        #expect(json["missing"] == nil)
    }

    @Test func setting() {
        var json: JSON = ["a": 1, "b": 2]
        json["a"] = 3
        json["c"] = 4
        json["b"] = nil
        #expect(json.description == #"{"a":3,"c":4}"#)
        json["a"] = .some(.null)
        #expect(json.description == #"{"a":null,"c":4}"#)
        var text: JSON = "no object"
        text["a"] = 1
        #expect(text == ["a": 1])
    }

    @Test func orderAndSpellingOfNumbersMatterForEquality() throws {
        #expect(try JSON(parsing: #"{"a":1,"b":2}"#) != ["b": 2, "a": 1])
        #expect(try JSON(parsing: "1.0") != 1)
    }
}
