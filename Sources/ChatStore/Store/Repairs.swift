import ChatKit

/// What was damaged in a kept conversation, and left out, closed or mended when it was loaded.
///
/// Nothing of it is written: the file stays as it is.
package struct Repairs: Sendable, Hashable {
    /// Turns that cannot be read.
    package var lostTurns = 0
    /// Turns whose header was made anew from their events.
    package var rebuiltTurns = 0
    /// Turns that had not ended before a later one began.
    package var openTurns = 0
    /// Changes that cannot be read, or that fit nothing.
    package var lostChanges = 0
    /// Calls of tools without a result.
    package var orphanedCalls = 0
    /// Empty texts and malformed blocks.
    package var badBlocks = 0
    /// Texts with half a character, a lone surrogate, in whose place U+FFFD stands.
    package var mendedTexts = 0

    package init() {}

    package var isEmpty: Bool { self == Repairs() }

    mutating func add(_ flaws: TurnFlaws) {
        orphanedCalls += flaws.orphanedCalls
        badBlocks += flaws.badBlocks
        mendedTexts += flaws.mendedTexts
        lostTurns += flaws.isLost ? 1 : 0
    }
}
