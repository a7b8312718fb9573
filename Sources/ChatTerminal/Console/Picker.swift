/// A list from which one entry is chosen, with a filter that is typed.
package struct Picker {
    /// One thing that can be chosen.
    package struct Entry: Sendable, Hashable {
        /// Shown before the label, and entered where lines are.
        package let id: Int
        package let label: StyledText
        /// Behind the label; it stays where that is cut.
        let ending: StyledText
        /// Beside the label, before the facts, also where there is no room for those.
        let mark: StyledText?
        /// The most important first: the last ones go where there is no room.
        let facts: [StyledText]
        /// In a row of its own below the label.
        let detail: StyledText?
        /// There where nothing else is; its end is shown first.
        let place: StyledText?

        package init(
            id: Int, label: StyledText, ending: StyledText = "", mark: StyledText? = nil,
            facts: [StyledText] = [], detail: StyledText? = nil, place: StyledText? = nil
        ) {
            self.id = id
            self.label = label
            self.ending = ending
            self.mark = mark
            self.facts = facts
            self.detail = detail
            self.place = place
        }
    }

    /// What there is for a filter.
    package struct Found: Sendable, Hashable {
        /// The best first.
        let entries: [Entry]
        /// How many fit, of which the entries may be the first alone; nil where that is not known
        /// and there are more.
        let fitting: Int?
        /// How many things there are, whatever the filter.
        let total: Int
        /// Why nothing was found, where that is not for want of fitting things.
        let problem: StyledText?

        package init(
            _ entries: [Entry] = [], fitting: Int? = 0, total: Int = 0, problem: StyledText? = nil
        ) {
            self.entries = entries
            self.fitting = fitting
            self.total = total
            self.problem = problem
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
    /// What Enter does, for the hint: "opens".
    let chooses: StyledText
    /// What Del does, for the hint: "deletes"; nil if no entry can be removed.
    let removes: StyledText?
    /// Said below the entries where lines are entered, which cannot do all that keys can.
    let note: StyledText?
    /// The filter and the entry to begin with.
    let filter: String
    let selected: Int?
    let find: (String) -> Found

    /// `find` may not use the console.
    ///
    /// It is called on the console's thread for each new filter that is shown or answered.
    package init(
        _ title: StyledText, chooses: StyledText, removes: StyledText? = nil,
        note: StyledText? = nil, filter: String = "", selected: Int? = nil,
        find: @escaping (String) -> Found
    ) {
        self.title = title
        self.chooses = chooses
        self.removes = removes
        self.note = note
        self.filter = filter
        self.selected = selected
        self.find = find
    }
}
