/// Which turns of a path a prompt holds.
package struct Selection: Sendable, Hashable {
    /// The oldest turn that is sent; nil before the first request.
    package var first: TurnID?
    /// Later turns that are not sent.
    package var leftOut: Set<TurnID> = []

    package init(first: TurnID? = nil, leftOut: Set<TurnID> = []) {
        self.first = first
        self.leftOut = leftOut
    }
}
