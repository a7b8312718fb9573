/// Saves the settings of `/set --save`, and reads the files that settings name.
package struct SettingKeeper {
    let sources: PreferenceSources
    /// The command line of the program.
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
