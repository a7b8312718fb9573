import ChatKit
import ClaudeMessages
import WireJSON

extension Basis {
    var json: JSON {
        JSON(members: [
            "system": system.map { JSON($0) },
            "tools": tools.isEmpty ? nil : .array(tools.map(\.json)),
            "preamble": preamble.isEmpty ? nil : preamble.json, "selection": selection.json,
        ])
    }

    init(json: JSON) {
        self.init(
            system: json.string("system"),
            tools: json.array("tools").map(ToolDefinition.init(json:)),
            preamble: json["preamble"].map(Preamble.init(json:)) ?? Preamble(),
            selection: json["selection"].map(Selection.init(json:)) ?? Selection())
    }
}

extension Preamble {
    var json: JSON {
        JSON(members: [
            "summary": summary.map { JSON($0) },
            "pins": pins.isEmpty ? nil : .array(pins.map { JSON($0) }),
        ])
    }

    init(json: JSON) {
        self.init(
            summary: json.string("summary"), pins: json.array("pins").compactMap(\.stringValue))
    }
}

extension Selection {
    var json: JSON {
        JSON(members: [
            "first": first.map { JSON($0.number) },
            "left_out": leftOut.isEmpty
                ? nil : .array(leftOut.sorted().map { JSON($0.number) }),
        ])
    }

    init(json: JSON) {
        self.init(
            first: json.int("first").map(TurnID.init),
            leftOut: Set(json.array("left_out").compactMap { $0.intValue.map(TurnID.init) }))
    }
}
