/// The path of the database, whose folders are made below `root`.
package struct DatabasePlace: Sendable, Hashable {
    package let file: String
    package let root: String

    package init(file: String, root: String) {
        self.file = file
        self.root = root
    }
}
