/// The flags of the `fake-claude` program.
package struct Options: Sendable {
    package var configuration = Configuration(rate: 60)
    package var untilEndOfInput = false
    package var wantsHelp = false

    /// A flag that cannot be parsed, as a message of one line.
    package struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
        package let description: String
    }

    struct Flag: Sendable {
        let name: String
        let argument: String?
        let help: String
        /// Nil when the value is not valid.
        let apply: @Sendable (inout Options, String) -> Void?
    }

    package init(_ arguments: [String]) throws(Mistake) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard let flag = Self.flags.first(where: { $0.name == sides.first }) else {
                throw Mistake(description: "unknown flag: \(word)")
            }
            var value = sides.count > 1 ? sides[1] : nil
            if flag.argument != nil, value == nil { value = rest.popFirst() }
            guard (flag.argument == nil) == (value == nil),
                flag.apply(&self, value ?? "") != nil
            else { throw Mistake(description: "bad value for \(flag.name): \(value ?? "none")") }
        }
    }

    static let flags = [
        Flag(name: "--port", argument: "N", help: "listen there; 0 takes any (default)") {
            guard let port = number($1, in: 0...65535) else { return nil }
            $0.configuration.port = port
        },
        Flag(name: "--rate", argument: "N", help: "tokens per second (60); 0 is flat out") {
            guard let rate = number($1, in: 0...1_000_000) else { return nil }
            $0.configuration.rate = rate
        },
        Flag(name: "--latency", argument: "MS", help: "wait before an answer begins") {
            guard let latency = number($1, in: 0...3_600_000) else { return nil }
            $0.configuration.latency = latency
        },
        Flag(name: "--batch-polls", argument: "N", help: "how often a batch is in progress (1)") {
            guard let polls = number($1, in: 0...1_000_000) else { return nil }
            $0.configuration.batchPolls = polls
        },
        Flag(name: "--log", argument: "FILE", help: "append one JSON line per request") {
            $0.configuration.log = $1
        },
        Flag(name: "--fault", argument: "SPEC", help: "what goes wrong with every message") {
            guard let fault = try? FaultGrammar.parse($1) else { return nil }
            $0.configuration.fault = fault
        },
        Flag(name: "--require-key", argument: "KEY", help: "accept no other key") {
            $0.configuration.requiredKey = $1
        },
        Flag(name: "--until-eof", argument: nil, help: "end with standard input") { options, _ in
            options.untilEndOfInput = true
        },
        Flag(name: "--help", argument: nil, help: "show this") { options, _ in
            options.wantsHelp = true
        },
    ]

    package static let help: String = {
        var text = """
            fake-claude: the Messages API on 127.0.0.1, without a model behind it.

            Prints `READY <pid> <port>` and serves until SIGTERM or SIGINT.


            """
        for flag in flags {
            text += row(
                [flag.name, flag.argument].compactMap(\.self).joined(separator: " "), flag.help)
        }
        text += """

            A fault SPEC is a list of items separated by commas. It is given with --fault, in the
            path (http://127.0.0.1:PORT/fault=SPEC/v1/messages) or in the last user message
            ([[fault SPEC]]):


            """
        for item in FaultGrammar.items {
            let optional = item.argument?.hasPrefix("[") == true
            let argument = item.argument.map { optional ? "[=\($0.dropFirst())" : "=\($0)" } ?? ""
            text += row(item.name + argument, item.help)
        }
        text += """

            What a prompt can ask for; the server's own tools must be among its tools:


            """
        for (words, help) in prompts { text += row(words, help) }
        return text
    }()

    private static let prompts = [
        ("who are you", "what else it can say"),
        ("use NAME [{…}]", "call a tool of yours, with that input"),
        ("search [N times] for X", "web_search; an error's name as X fails with it"),
        ("fetch URL", "web_fetch; an address that ends with an error's name fails with it"),
        ("run code X", "code_execution; knows `echo`, `print(…)` and `exit N`"),
        ("search tools", "tool_search_tool: finds those with defer_loading"),
        ("… pause_turn", "stop before the result of the last search, fetch or run"),
        ("cite", "quote the documents and search results that may be cited"),
        ("… [[fault SPEC]]", "in a batch: status=N is errored, expire is expired"),
    ]

    private static func row(_ left: String, _ right: String) -> String {
        "  " + left + String(repeating: " ", count: max(1, 22 - left.count)) + right + "\n"
    }

    private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
}
