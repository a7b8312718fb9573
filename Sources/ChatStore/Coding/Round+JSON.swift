import ChatKit
import ClaudeMessages
import WireJSON

extension [ContentBlock] {
    var json: JSON { .array(map(\.json)) }

    init(json: JSON?) { self = (json?.arrayValue ?? []).map(ContentBlock.init(json:)) }
}

extension Round {
    var json: JSON {
        JSON(members: [
            "answer": answer.json, "stop": stopReason.map { JSON($0.rawValue) },
            "results": results.isEmpty ? nil : results.json,
        ])
    }

    init(json: JSON) {
        self.init(
            answer: [ContentBlock](json: json["answer"]),
            stopReason: json.string("stop").map(StopReason.init(rawValue:)),
            results: [ContentBlock](json: json["results"]))
    }
}
