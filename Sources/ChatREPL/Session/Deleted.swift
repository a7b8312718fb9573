/// What a deletion has done.
package struct Deleted: Sendable, Hashable {
    /// How many conversations are gone.
    package var count = 0
    /// What is still there, and why.
    package var problem: String?
}
