/// How faults are written: `item,item,…`, an item being `name` or `name=value`.
package enum FaultGrammar {
    /// One item: its name, what follows the `=`, what it does; `--help` shows this table.
    struct Item: Sendable {
        let name: String
        let argument: String?
        let help: String
        /// `nil` when the value does not fit.
        let apply: @Sendable (inout Fault, String) -> Void?

        init(
            _ name: String, _ argument: String? = nil, _ help: String,
            _ apply: @escaping @Sendable (inout Fault, String) -> Void?
        ) {
            self.name = name
            self.argument = argument
            self.help = help
            self.apply = apply
        }
    }

    package struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
        package let item: String
        package var description: String { "not a fault: \(item)" }
    }

    /// Reads a specification; items are separated by commas or spaces.
    package static func parse(_ text: some StringProtocol) throws(Unreadable) -> Fault {
        var fault = Fault()
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            let sides = part.split(maxSplits: 1) { $0 == "=" }.map { String($0) }
            let value = sides.count > 1 ? sides[1] : nil
            guard let item = items.first(where: { $0.name == sides.first }),
                item.argument?.hasPrefix("[") == true || (item.argument == nil) == (value == nil),
                item.apply(&fault, value ?? "") != nil
            else { throw Unreadable(item: String(part)) }
        }
        return fault
    }

    static let items: [Item] = [
        Item("status", "N", "answer with that status and its JSON error body") {
            $0.status = Int($1).flatMap { (400...599).contains($0) ? $0 : nil }
            return $0.status.map { _ in () }
        },
        Item("error-type", "TYPE", "the error's type instead of the usual one") {
            $0.errorType = $1
        },
        Item("error-code", "CODE", "details.error_code of the error body") { $0.errorCode = $1 },
        Item("retry-after", "N", "header of that name") {
            $0.headers.append(HTTPHeader("retry-after", $1))
        },
        Item("x-should-retry", "BOOL", "header of that name") {
            $0.headers.append(HTTPHeader("x-should-retry", $1))
        },
        Item("times", "N", "only the first N requests with this fault") {
            $0.times = Int($1)
            return $0.times.map { _ in () }
        },
        Item("cut", "N", "close (FIN) after N body bytes, in the middle of a chunk") {
            $0.cut = Int($1)
            return $0.cut.map { _ in () }
        },
        Item("end", "N", "end the body properly after N bytes") {
            $0.end = Int($1)
            return $0.end.map { _ in () }
        },
        Item("reset", "N", "reset the connection (RST) after N body bytes") {
            $0.reset = Int($1)
            return $0.reset.map { _ in () }
        },
        Item("drop", nil, "reset the connection before the status line") { fault, _ in
            fault.drop = true
        },
        Item("stall", "N:MS", "send nothing for MS milliseconds after N body bytes") {
            let numbers = $1.split(separator: ":").compactMap { Int($0) }
            guard numbers.count == 2, numbers[1] >= 0 else { return nil }
            $0.stall = Fault.Stall(after: numbers[0], milliseconds: numbers[1])
        },
        Item("error", "N[:TYPE]", "an error event after N events (overloaded_error)") {
            let parts = $1.split(separator: ":")
            guard let after = parts.first.flatMap({ Int($0) }), after >= 0 else { return nil }
            let type = parts.count > 1 ? String(parts[1]) : "overloaded_error"
            $0.streamError = Fault.StreamError(after: after, type: type)
        },
        Item("gzip", nil, "a gzip body nobody asked for") { fault, _ in fault.gzip = true },
        Item("split", "[SEED]", "every byte its own write; with a seed, random pieces") {
            guard !$1.isEmpty else {
                $0.splitting = .bytes
                return
            }
            $0.splitting = Int($1).map { .random(seed: $0) }
            return $0.splitting.map { _ in () }
        },
        Item("redirect", "URL", "307 to that address") { $0.redirect = $1 },
        Item("html", "STATUS", "an HTML page with that status, as proxies send") {
            $0.html = Int($1).flatMap { (200...599).contains($0) ? $0 : nil }
            return $0.html.map { _ in () }
        },
        Item("stop", "REASON", "end with that stop_reason") { $0.stopReason = $1 },
        Item("crlf", nil, "lines of the stream end with CR LF") { fault, _ in fault.crlf = true },
        Item("comments", nil, "comment lines between the events") { fault, _ in
            fault.comments = true
        },
        Item("delay", "MS", "wait before the status line") {
            $0.delay = Int($1).flatMap { $0 >= 0 ? $0 : nil }
            return $0.delay.map { _ in () }
        },
        Item("empty", nil, "end_turn without content") { fault, _ in fault.empty = true },
        Item("unknown", nil, "event, block and delta types nobody knows") { fault, _ in
            fault.unknown = true
        },
        Item("redacted", nil, "thinking arrives as redacted_thinking") { fault, _ in
            fault.redacted = true
        },
        Item("nonstream", nil, "a JSON answer although a stream was asked") { fault, _ in
            fault.nonstream = true
        },
        Item("escape", nil, "terminal escapes in the text") { fault, _ in fault.escape = true },
    ]
}

/// The mark `[[fault ITEM,ITEM]]` inside a prompt.
package enum FaultMark {
    private static let opening = "[[fault "

    /// The specification in the last user message, if there is one.
    package static func specification(in text: String) -> String? {
        range(in: text).map { range in
            String(text[range].dropFirst(opening.count).dropLast(2))
        }
    }

    package static func removed(from text: String) -> String {
        guard let range = range(in: text) else { return text }
        var rest = text
        rest.removeSubrange(range)
        return rest.split(separator: " ", omittingEmptySubsequences: false)
            .joined(separator: " ").trimmed
    }

    private static func range(in text: String) -> Range<String.Index>? {
        guard let start = text.firstRange(of: opening),
            let end = text[start.upperBound...].firstRange(of: "]]")
        else { return nil }
        return start.lowerBound..<end.upperBound
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...].drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
