/// Where a chat keeps what `/set --save` says, and finds the texts that settings name.
package struct SettingKeeper {
    let sources: PreferenceSources
    /// As the program was started.
    let arguments: Arguments

    package init(_ sources: PreferenceSources, _ arguments: Arguments) {
        self.sources = sources
        self.arguments = arguments
    }

    /// The text of a file.
    func text(_ path: String) throws(Failure) -> String {
        try sources.text(ofFile: path)
    }

    /// Writes a setting into the configuration file, into the section of the profile that was
    /// chosen; returns where.
    func keep(_ name: String, _ text: String) throws(Failure) -> String {
        guard let file = try sources.file(arguments) else {
            throw Failure(.configuration, "there is no configuration file in use")
        }
        try sources.save(name, text, in: file)
        return file.section
    }
}
