/// A word that makes a command of a command line, with the flags that it alone has.
package struct CommandWord: Sendable {
    let name: String
    let flags: [any AnySetting]
}
