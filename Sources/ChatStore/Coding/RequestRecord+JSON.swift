import ChatKit
import ClaudeMessages
import WireJSON

extension RequestRecord {
    /// `basis` is the number under which the basis is kept.
    func json(basis: Int) -> JSON {
        JSON(members: [
            "basis": JSON(basis), "model": JSON(model),
            "tokenizer": tokenizer == .older ? "older" : nil, "thinking": knobs.thinking?.json,
            "effort": knobs.effort.map { JSON($0.rawValue) }, "tool_choice": knobs.toolChoice?.json,
            "speed": knobs.speed.map { JSON($0.rawValue) }, "time": JSON(time),
            "cache": cache.map { JSON($0.rawValue) }, "counts": counts?.json,
        ])
    }

    /// `bases` are the kept ones by number; nil for an unknown number.
    init?(json: JSON, _ bases: [Int: Basis]) {
        guard let basis = json.int("basis").flatMap({ bases[$0] }),
            let model = json.string("model")
        else { return nil }
        self.init(
            basis: basis, model: model,
            tokenizer: json.string("tokenizer") == "older" ? .older : .newer,
            knobs: CacheKnobs(
                thinking: json["thinking"].flatMap(Thinking.init(json:)),
                effort: json.string("effort").map(Effort.init(rawValue:)),
                toolChoice: json["tool_choice"].flatMap(ToolChoice.init(json:)),
                speed: json.string("speed").map(Speed.init(rawValue:))),
            time: json["time"]?.doubleValue ?? 0,
            cache: json.string("cache").flatMap(CacheControl.init(rawValue:)),
            counts: json["counts"].map(RequestCounts.init(json:)))
    }
}

extension RequestCounts {
    var json: JSON {
        JSON(members: [
            "ids": .array(ids.map { JSON($0) }), "prompt": prompt.map { JSON($0) },
            "output": output.map { JSON($0) }, "cached": cached.map { JSON($0) },
        ])
    }

    init(json: JSON) {
        self.init(
            ids: json.array("ids").compactMap(\.stringValue), prompt: json.int("prompt"),
            output: json.int("output"), cached: json.int("cached"))
    }
}

extension Thinking {
    init?(json: JSON) {
        let display = json.string("display").map(Display.init(rawValue:))
        switch json.string("type") {
        case "adaptive": self = .adaptive(display: display)
        case "enabled":
            guard let budget = json.int("budget_tokens") else { return nil }
            self = .enabled(budget: budget, display: display)
        case "disabled": self = .disabled
        case "between_tools": self = .betweenTools
        default: return nil
        }
    }
}

extension ToolChoice {
    init?(json: JSON) {
        let onlyOne = json["disable_parallel_tool_use"]?.boolValue ?? false
        switch json.string("type") {
        case "auto": self = .auto(onlyOne: onlyOne)
        case "any": self = .any(onlyOne: onlyOne)
        case "tool":
            guard let name = json.string("name") else { return nil }
            self = .tool(name, onlyOne: onlyOne)
        case "none": self = .none
        default: return nil
        }
    }
}
