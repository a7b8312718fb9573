import Testing
import WireJSON

/// Conversion between `JSON` and `Codable` types, in both directions.
@Suite struct CodableTests {
    struct Weather: Codable, Equatable {
        struct Wind: Codable, Equatable {
            var speed: Double
            var from: String?
        }
        enum Unit: String, Codable { case celsius, fahrenheit }

        var place: String
        var unit: Unit
        var days: [Int]
        var wind: Wind
        var raw: JSON
        var byHour: [String: Int8]
        var isSure: Bool
        var note: String?
    }

    private let weather = Weather(
        place: "Köln", unit: .celsius, days: [1, -2, 3], wind: .init(speed: 2.5, from: nil),
        raw: ["z": 1, "a": [nil, true]], byHour: ["9": 7], isSure: true, note: nil)

    @Test func encodesMembersInTheirOrder() throws {
        let json = try JSON(encoding: weather)
        #expect(
            json.description == """
                {"place":"Köln","unit":"celsius","days":[1,-2,3],"wind":{"speed":2.5},\
                "raw":{"z":1,"a":[null,true]},"byHour":{"9":7},"isSure":true}
                """)
        #expect(try json.decode(as: Weather.self) == weather)
    }

    @Test(arguments: ["7", #""x""#, "true", "null", "[]", "{}", "[1,[2]]", "1.50", #""\u00e9""#])
    func aValueGoesThroughUnchanged(text: String) throws {
        let json = try JSON(parsing: text)
        #expect(try JSON(encoding: json).description == text)
        #expect(try json.decode(as: JSON.self).description == text)
        #expect(try JSON(encoding: ["k": json])["k"]?.description == text)
    }

    @Test func integersAreNeverRounded() throws {
        let large = try JSON(parsing: "18446744073709551615")
        #expect(try large.decode(as: UInt64.self) == .max)
        #expect(throws: DecodingError.self) { try large.decode(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSON(parsing: "1.0").decode(as: Int.self) }
        #expect(throws: DecodingError.self) { try JSON(300).decode(as: UInt8.self) }
        #expect(try JSON(encoding: UInt64.max).description == "18446744073709551615")
    }

    @Test func saysWhereAValueIsWrong() throws {
        let json: JSON = ["wind": ["speed": "fast"]]
        struct Report: Decodable { var wind: Weather.Wind }
        let error = #expect(throws: DecodingError.self) { try json.decode(as: Report.self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["wind", "speed"])
        #expect(throws: DecodingError.self) { try JSON.null.decode(as: String.self) }
        #expect(throws: DecodingError.self) {
            try JSON.object(JSONObject()).decode(as: Report.self)
        }
        #expect(throws: EncodingError.self) { try JSON(encoding: Double.nan) }
        #expect(try JSON(encoding: [String]()).description == "[]")
        #expect(try JSON(encoding: [Int?.none, 1]).description == "[null,1]")
    }
}
