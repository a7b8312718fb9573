/// A list from which one entry is chosen, with a filter that is typed.
package struct Picker {
    /// One thing that can be chosen.
    package struct Entry: Sendable, Hashable {
        package let id: Int
        package let label: StyledText
        /// Beside the label, the most important first: the last ones go where there is no room.
        let facts: [StyledText]
        /// In a row of its own below the label.
        let detail: StyledText?

        package init(
            id: Int, label: StyledText, facts: [StyledText] = [], detail: StyledText? = nil
        ) {
            self.id = id
            self.label = label
            self.facts = facts
            self.detail = detail
        }
    }

    /// What a person did with the list.
    package enum Answer: Sendable, Hashable {
        case chose(Int)
        /// The entry is to be removed.
        ///
        /// A picker with that filter goes on where this one was: on the same entry if it was kept,
        /// on `next` if it was removed.
        case remove(Int, filter: String, next: Int?)
        case closed
    }

    let title: StyledText
    /// How many things there are, whatever the filter.
    let total: Int
    /// What Enter does, for the hint: "goes on".
    let chooses: StyledText
    /// What Del does, for the hint: "deletes"; nil if no entry can be removed.
    let removes: StyledText?
    /// The filter and the entry to begin with.
    let filter: String
    let selected: Int?
    let find: (String) -> [Entry]

    /// `find` returns the entries for a filter, the best first; it may not use the console.
    ///
    /// It is called on the console's thread for each new filter that is shown or answered.
    package init(
        _ title: StyledText, total: Int, chooses: StyledText, removes: StyledText? = nil,
        filter: String = "", selected: Int? = nil, find: @escaping (String) -> [Entry]
    ) {
        self.title = title
        self.total = total
        self.chooses = chooses
        self.removes = removes
        self.filter = filter
        self.selected = selected
        self.find = find
    }
}
