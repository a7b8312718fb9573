extension SettingDomain where Value == [String] {
    /// A program and its arguments, quoted as for a shell.
    static var command: Self {
        Self(
            hint: "COMMAND",
            read: { text throws(BadValue) in
                let words = try ShellWords.read(text)
                guard let program = words.first, !program.isEmpty else {
                    throw BadValue(reason: "needs a COMMAND that is not empty")
                }
                guard !words.contains(where: { $0.hasPrefix("sk-ant-") }) else {
                    throw BadValue(
                        reason: "takes a program that prints the key, and not the key itself")
                }
                // A relative path would run another program in another current folder.
                let isFixed = program.hasPrefix("/") || program.hasPrefix("~/")
                guard isFixed || !program.contains("/") else {
                    throw BadValue(
                        reason: "takes a program of PATH or one with its whole path, not "
                            + "'\(program.shortened)'")
                }
                return words
            }, write: ShellWords.write)
    }
}
