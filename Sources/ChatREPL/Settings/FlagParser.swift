import ClaudeMessages

/// Reads a command line.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, grouped switches `-pi`, `--no-name`; `--`
/// ends the flags; flags and words in any order. Names are never abbreviated: a new flag must not
/// break a script.
package struct FlagParser {
    private let table: SettingTable
    private let commands: [CommandWord]

    package init(table: SettingTable = SettingTable(), commands: [CommandWord] = []) {
        self.table = table
        self.commands = commands
    }

    /// Reads the arguments, without the program's name.
    package func parse(_ words: [String]) throws(Failure) -> Arguments {
        var arguments = Arguments()
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                arguments.isQuoted = arguments.isQuoted || arguments.words.isEmpty
                arguments.words += rest
                break
            }
            if word.hasPrefix("--") {
                try long(word.dropFirst(2), &rest, &arguments)
            } else if word.hasPrefix("-"), word != "-" {
                try short(word.dropFirst(), &rest, &arguments)
            } else if let command = command(word, arguments) {
                arguments.command = command
            } else if word != "-" {
                // "-" is standard input, which is read anyway.
                arguments.words.append(word)
            }
        }
        if arguments.preferences[Settings.print], arguments.preferences[Settings.interactive] {
            throw Failure(.usage, "-p answers once and -i stays: use one of them")
        }
        return arguments
    }

    /// The subcommand of that name, where no question has begun.
    private func command(_ word: String, _ arguments: Arguments) -> String? {
        guard arguments.words.isEmpty, arguments.command == nil, !arguments.isQuoted,
            !arguments.preferences[Settings.print]
        else { return nil }
        return commands.first { $0.name == word }?.name
    }

    private func flag(_ arguments: Arguments, where isMeant: (any AnySetting) -> Bool)
        -> (any AnySetting)?
    {
        (table.reachable(.flag)
            + commands.filter { $0.name == arguments.command }.flatMap(\.flags))
            .first(where: isMeant)
    }

    private func long(
        _ word: Substring, _ rest: inout ArraySlice<String>, _ arguments: inout Arguments
    ) throws(Failure) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        let given = parts.count > 1 ? String(parts[1]) : nil
        guard let setting = flag(arguments, where: { $0.name == name }) else {
            guard let negated = negated(name, arguments), given == nil else {
                throw unknown("--" + name)
            }
            return try take(negated, "off", "--" + name, &arguments)
        }
        if setting.isToggle, setting.reach == .flag, given != nil {
            throw Failure(.usage, "--\(name) takes no value")
        }
        let value = given ?? (setting.isToggle ? "on" : following(setting, &rest))
        guard let value else { throw missingValue("--" + name, setting) }
        try take(setting, value, "--" + name, &arguments)
    }

    /// The next word, or what the flag stands for without one.
    private func following(
        _ setting: any AnySetting, _ rest: inout ArraySlice<String>
    ) -> String? {
        guard let bare = setting.bare else { return rest.popFirst() }
        guard let next = rest.first, !next.hasPrefix("-") else { return bare }
        return rest.popFirst()
    }

    /// The toggle that `--no-name` switches off.
    private func negated(_ name: String, _ arguments: Arguments) -> (any AnySetting)? {
        guard name.hasPrefix("no-") else { return nil }
        let name = name.dropFirst(3)
        return flag(arguments) { $0.name == name && $0.isToggle && $0.reach != .flag }
    }

    private func short(
        _ word: Substring, _ rest: inout ArraySlice<String>, _ arguments: inout Arguments
    ) throws(Failure) {
        var letters = word
        while let letter = letters.popFirst() {
            guard let setting = flag(arguments, where: { $0.short == letter }) else {
                if "kK".contains(letter) { throw keysStayOut }
                throw unknown("-\(letter)")
            }
            if setting.isToggle {
                try take(setting, "on", "-\(letter)", &arguments)
                continue
            }
            guard let value = letters.isEmpty ? rest.popFirst() : String(letters) else {
                throw missingValue("-\(letter)", setting)
            }
            return try take(setting, value, "-\(letter)", &arguments)
        }
    }

    /// Records a flag; the file of `@FILE` is read later, after the whole command line was checked.
    private func take(
        _ setting: any AnySetting, _ text: String, _ spelled: String, _ arguments: inout Arguments
    ) throws(Failure) {
        do throws(BadValue) {
            try setting.set(text, from: .flag, in: &arguments.preferences)
        } catch {
            throw Failure(.usage, error.sentence(of: spelled))
        }
        arguments.given.append(
            Arguments.Given(setting: setting, text: text, spelled: spelled))
    }

    private func unknown(_ spelled: String) -> Failure {
        let name = String(spelled.drop { $0 == "-" })
        if ["api-key", "key", "apikey", "token"].contains(name) { return keysStayOut }
        let names = table.reachable(.flag).map(\.name)
        let guess = Spelling.closest(to: name, among: names)
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

    private func missingValue(_ spelled: String, _ setting: any AnySetting) -> Failure {
        Failure(.usage, "\(spelled) needs a value: \(spelled) \(setting.hint)")
    }
}
