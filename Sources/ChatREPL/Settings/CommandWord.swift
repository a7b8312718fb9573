/// The name of a subcommand, with the flags of that subcommand only.
package struct CommandWord: Sendable {
    let name: String
    let flags: [any AnySetting]
}
