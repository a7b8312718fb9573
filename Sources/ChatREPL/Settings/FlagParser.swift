import ClaudeMessages

/// Turns arguments into options.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, grouped switches `-pi`; `--` ends the
/// flags; flags and words in any order. Names are never abbreviated: a new flag must not break a
/// script.
package struct FlagParser {
    private let table: [Flag]

    package init(table: [Flag] = Flag.all) { self.table = table }

    /// Reads arguments, the program's name not among them.
    package func parse(_ arguments: [String]) throws(Failure) -> Options {
        var options = Options()
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                options.words += rest
                break
            }
            if argument.hasPrefix("--") {
                try long(argument.dropFirst(2), &rest, &options)
            } else if argument.hasPrefix("-"), argument != "-" {
                try short(argument.dropFirst(), &rest, &options)
            } else if argument != "-" {
                // "-" is standard input, which is read anyway.
                options.words.append(argument)
            }
        }
        if options.asksOnce && options.staysInteractive {
            throw Failure(.usage, "-p answers once and -i stays: use one of them")
        }
        return options
    }

    private func long(
        _ argument: Substring, _ rest: inout ArraySlice<String>, _ options: inout Options
    ) throws(Failure) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard let flag = table.first(where: { $0.name == name }) else { throw unknown("--" + name) }
        let given = parts.count > 1 ? String(parts[1]) : nil
        if flag.value == nil {
            guard given == nil else { throw Failure(.usage, "--\(name) takes no value") }
            return try apply(flag, "--" + name, "", &options)
        }
        guard let value = given ?? rest.popFirst() else { throw missingValue("--" + name, flag) }
        try apply(flag, "--" + name, value, &options)
    }

    private func short(
        _ argument: Substring, _ rest: inout ArraySlice<String>, _ options: inout Options
    ) throws(Failure) {
        var letters = argument
        while let letter = letters.popFirst() {
            guard let flag = table.first(where: { $0.short == letter }) else {
                if "kK".contains(letter) { throw keysStayOut }
                throw unknown("-\(letter)")
            }
            if flag.value == nil {
                try apply(flag, "-\(letter)", "", &options)
                continue
            }
            guard let value = letters.isEmpty ? rest.popFirst() : String(letters) else {
                throw missingValue("-\(letter)", flag)
            }
            return try apply(flag, "-\(letter)", value, &options)
        }
    }

    private func apply(
        _ flag: Flag, _ spelled: String, _ value: String, _ options: inout Options
    ) throws(Failure) {
        do throws(Flag.BadValue) {
            try flag.apply(&options, value)
        } catch {
            throw Failure(.usage, "\(spelled) \(error.reason)")
        }
    }

    private func unknown(_ spelled: String) -> Failure {
        let name = String(spelled.drop { $0 == "-" })
        if ["api-key", "key", "apikey", "token"].contains(name) { return keysStayOut }
        let guess = Spelling.closest(to: name, among: table.map(\.name))
        let hint = guess.map { "did you mean --\($0)?" } ?? "claude-chat --help lists all"
        return Failure(
            .usage,
            "unknown flag '\(spelled)': \(hint) (a question that begins with a dash goes behind --)"
        )
    }

    /// Every user of the machine can read a command line.
    private var keysStayOut: Failure {
        Failure(
            .usage,
            "keys are not taken on the command line, where ps shows them: "
                + "set ANTHROPIC_API_KEY or use --env-file")
    }

    private func missingValue(_ spelled: String, _ flag: Flag) -> Failure {
        Failure(.usage, "\(spelled) needs a value: \(spelled) \(flag.value ?? "")")
    }
}
