import ChatKit
import ClaudeMessages
import WireJSON

extension Question {
    var json: JSON { .array(parts.map(\.json)) }

    init?(json: JSON) {
        guard let parts = json.arrayValue?.compactMap(Part.init(json:)) else { return nil }
        self.init(parts)
    }
}

extension Question.Part {
    fileprivate var json: JSON {
        switch self {
        case .text(let text): ["text": JSON(text)]
        case .folded(let text, let shown): ["folded": JSON(text), "shown": JSON(shown)]
        case .block(let block, let shown): ["block": block.json, "shown": JSON(shown)]
        }
    }

    fileprivate init?(json: JSON) {
        let shown = json.string("shown") ?? ""
        if let text = json.string("text") {
            self = .text(text)
        } else if let text = json.string("folded") {
            self = .folded(text, shown: shown)
        } else if let block = json["block"] {
            self = .block(ContentBlock(json: block), shown: shown)
        } else {
            return nil
        }
    }
}
