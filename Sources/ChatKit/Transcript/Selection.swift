/// Which turns of a path a prompt holds.
package struct Selection: Sendable, Hashable {
    /// The oldest turn that is sent; nil before anything was.
    package var first: TurnID?
    /// Turns behind it that are not.
    package var leftOut: Set<TurnID> = []

    package init(first: TurnID? = nil, leftOut: Set<TurnID> = []) {
        self.first = first
        self.leftOut = leftOut
    }
}
