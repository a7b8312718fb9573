import ChatKit
import WireJSON

extension TurnHeader {
    /// `number` gives the number under which a basis is kept.
    func json(_ number: (Basis) -> Int?) -> JSON {
        JSON(members: [
            "parent": parent.map { JSON($0.number) }, "words": JSON(firstWords),
            "question": question.json, "answer": answer.json,
            "without_thinking": answerWithoutThinking.json,
            "requests": .array(
                requests.compactMap { request in
                    number(request.basis).map { request.json(basis: $0) }
                }), "ending": ending.map { JSON($0.rawValue) }, "remembered": .bool(isRemembered),
        ])
    }

    /// Nil where the JSON is none of a header.
    init?(_ id: TurnID, json: JSON, _ bases: [Int: Basis]) {
        guard let ending = json.string("ending").flatMap(TurnEnding.init(rawValue:)),
            let isRemembered = json["remembered"]?.boolValue
        else { return nil }
        self.init(
            id: id, parent: json.int("parent").map(TurnID.init),
            firstWords: json.string("words") ?? "", question: Weight(json: json["question"]),
            answer: Weight(json: json["answer"]),
            answerWithoutThinking: Weight(json: json["without_thinking"]),
            requests: json.array("requests").compactMap { RequestRecord(json: $0, bases) },
            ending: ending, isRemembered: isRemembered)
    }
}

extension Weight {
    fileprivate var json: JSON { [JSON(textBytes), JSON(tokens), JSON(blocks)] }

    fileprivate init(json: JSON?) {
        self.init()
        // Damaged numbers must not overflow sums.
        func number(_ place: Int) -> Int { min(max(0, json?[place]?.intValue ?? 0), 1 << 40) }
        textBytes = number(0)
        tokens = number(1)
        blocks = number(2)
    }
}
