/// The syntax of faults: `item,item,…`, each item `name` or `name=value`.
package enum FaultGrammar {
    /// One item: its name, its argument and its effect; `--help` prints this table.
    struct Item: Sendable {
        let name: String
        /// Nil without an argument; in brackets when it is optional.
        let argument: String?
        let help: String
        /// False when the value is not valid.
        let apply: @Sendable (inout Fault, String) -> Bool
    }

    package struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
        package let item: String
        package var description: String { "not a fault: \(item)" }
    }

    /// Parses a specification; items are separated by commas or spaces.
    package static func parse(_ text: some StringProtocol) throws(Unreadable) -> Fault {
        var fault = Fault()
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            let sides = part.split(maxSplits: 1) { $0 == "=" }.map { String($0) }
            let value = sides.count > 1 ? sides[1] : nil
            guard let item = items.first(where: { $0.name == sides.first }),
                item.argument?.hasPrefix("[") == true || (item.argument == nil) == (value == nil),
                item.apply(&fault, value ?? "")
            else { throw Unreadable(item: String(part)) }
        }
        return fault
    }

    static let items: [Item] = [
        number(
            "status", "N", "answer with that status and its JSON error body", \.status, 400...599),
        Item(name: "error-type", argument: "TYPE", help: "the error's type instead of the usual") {
            $0.errorType = $1
            return true
        },
        Item(name: "error-code", argument: "CODE", help: "details.error_code of the error body") {
            $0.errorCode = $1
            return true
        },
        header("retry-after", "N"),
        header("x-should-retry", "BOOL"),
        number("times", "N", "only the first N requests with this fault", \.times),
        number("cut", "N", "close (FIN) after N body bytes, in the middle of a chunk", \.cut),
        number("end", "N", "end the body properly after N bytes", \.end),
        number("reset", "N", "reset the connection (RST) after N body bytes", \.reset),
        flag("drop", "reset the connection before the status line", \.drop),
        Item(name: "stall", argument: "N:MS", help: "send nothing for MS ms after N body bytes") {
            let numbers = $1.split(separator: ":").compactMap { Int($0) }
            guard numbers.count == 2, numbers.allSatisfy(anySize.contains),
                hour.contains(numbers[1])
            else { return false }
            $0.stall = Fault.Stall(after: numbers[0], milliseconds: numbers[1])
            return true
        },
        Item(
            name: "error", argument: "N[:TYPE]",
            help: "an error event after N events (overloaded_error)"
        ) {
            let parts = $1.split(separator: ":")
            guard let after = parts.first.flatMap({ Int($0) }), anySize.contains(after) else {
                return false
            }
            let type = parts.count > 1 ? String(parts[1]) : "overloaded_error"
            $0.streamError = Fault.StreamError(after: after, type: type)
            return true
        },
        flag("gzip", "a gzip body nobody asked for", \.gzip),
        Item(
            name: "split", argument: "[SEED]",
            help: "every byte its own write; with a seed, random pieces"
        ) {
            let seed = Int($1)
            $0.splitting = seed.map { .random(seed: $0) } ?? .bytes
            return seed != nil || $1.isEmpty
        },
        Item(name: "redirect", argument: "URL", help: "307 to that address") {
            $0.redirect = $1
            return true
        },
        number(
            "html", "STATUS", "an HTML page with that status, as proxies send", \.html, 200...599),
        Item(name: "stop", argument: "REASON", help: "end with that stop_reason") {
            $0.stopReason = $1
            return true
        },
        flag("crlf", "lines of the stream end with CR LF", \.crlf),
        flag("comments", "comment lines between the events", \.comments),
        number("delay", "MS", "wait before the status line", \.delay, hour),
        flag("empty", "end_turn without content", \.empty),
        flag("unknown", "event, block and delta types nobody knows", \.unknown),
        flag("redacted", "thinking arrives as redacted_thinking", \.redacted),
        flag("nonstream", "a JSON answer although a stream was asked", \.nonstream),
        flag("expire", "a request of a batch expires", \.expire),
        flag("escape", "terminal escapes in the text", \.escape),
    ]

    /// Small enough that sums and products do not overflow.
    private static let anySize = 0...1_000_000_000
    private static let hour = 0...3_600_000

    private static func flag(
        _ name: String, _ help: String, _ member: any WritableKeyPath<Fault, Bool> & Sendable
    ) -> Item {
        Item(name: name, argument: nil, help: help) { fault, _ in
            fault[keyPath: member] = true
            return true
        }
    }

    private static func number(
        _ name: String, _ argument: String, _ help: String,
        _ member: any WritableKeyPath<Fault, Int?> & Sendable, _ range: ClosedRange<Int> = anySize
    ) -> Item {
        Item(name: name, argument: argument, help: help) { fault, text in
            guard let number = Int(text), range.contains(number) else { return false }
            fault[keyPath: member] = number
            return true
        }
    }

    private static func header(_ name: String, _ argument: String) -> Item {
        Item(name: name, argument: argument, help: "header of that name") { fault, value in
            fault.headers.append(HTTPHeader(name, value))
            return true
        }
    }
}
