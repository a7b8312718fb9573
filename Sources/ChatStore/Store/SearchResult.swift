package import ChatKit

/// What a search finds, the conversation that changed last first.
package struct SearchResult: Sendable, Hashable {
    /// A conversation, and the newest of its turns in which all words of the search occur: none
    /// where only its title has them.
    package struct Group: Sendable, Hashable {
        package let line: ChatLine
        package let hits: [Hit]
    }

    /// A turn in which all words occur.
    package struct Hit: Sendable, Hashable {
        package let turn: TurnID
        package let snippet: Snippet?
    }

    package private(set) var groups: [Group] = []
    /// Whether other conversations have these words too.
    package private(set) var hasMore = false

    init(groups: [Group] = [], hasMore: Bool = false) {
        self.groups = groups
        self.hasMore = hasMore
    }
}
