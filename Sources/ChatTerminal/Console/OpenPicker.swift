/// A picker with its filter, the entries found and the selected one; a value that handles keys.
package struct OpenPicker {
    let picker: Picker
    package private(set) var filter: String
    /// What there is for the filter `sought`.
    private(set) var result: Picker.Found
    private var sought: String
    /// The index of the selected entry.
    private(set) var place: Int
    /// The entries that were drawn last.
    var window = 0..<0

    package init(_ picker: Picker) {
        self.picker = picker
        sought = Self.typable(picker.filter, room: Self.longestFilter)
        filter = sought
        result = picker.find(filter)
        place = 0
        place = found.firstIndex { $0.id == picker.selected } ?? best
    }

    var found: [Picker.Entry] { result.entries }

    /// The id of the selected entry; nil if nothing was found.
    private var selected: Int? { found.dropFirst(place).first?.id }

    /// Handles a key; returns the answer it gives, or nil.
    package mutating func take(_ key: Key) -> Picker.Answer? {
        if edit(key) { return nil }
        look()
        switch key {
        case .enter: return selected.map { .chose($0) }
        case .delete, .control(0x18): return removal
        case .escape, .control(0x03), .control(0x04), .control(0x07): return .closed
        case .up, .backTab, .control(0x10): move(by: -1)
        case .down, .tab, .control(0x0E): move(by: 1)
        case .pageUp: jump(by: -page)
        case .pageDown: jump(by: page)
        case .home: jump(by: -found.count)
        case .end: jump(by: found.count)
        default: break
        }
        return nil
    }

    /// Handles an entered line: the number of an entry chooses it, whether it is listed or not, an
    /// empty line closes, and any other text is the new filter.
    package mutating func take(line: String) -> Picker.Answer? {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let word = words.first else { return .closed }
        look()
        if words.count == 1, let number = Int(word),
            (found + picker.find(String(word)).entries).contains(where: { $0.id == number })
        {
            return .chose(number)
        }
        filter = Self.typable(words.joined(separator: " "), room: Self.longestFilter)
        return nil
    }

    /// How many entries a console that writes lines lists.
    static let linesAtOnce = 10

    // MARK: - The entries

    /// Where nothing is looked for, the first that is not marked as the current one.
    private var best: Int { sought.isEmpty ? found.firstIndex { $0.mark == nil } ?? 0 : 0 }

    /// Finds the entries if the filter is new, and selects the best.
    mutating func look() {
        guard sought != filter else { return }
        sought = filter
        result = picker.find(filter)
        place = best
        window = 0..<0
    }

    private var removal: Picker.Answer? {
        guard picker.removes != nil, let selected else { return nil }
        let next = found.dropFirst(place + 1).first ?? found.prefix(place).last
        return .remove(selected, filter: filter, next: next?.id)
    }

    /// Selects the next entry, with wrap-around.
    private mutating func move(by step: Int) {
        guard !found.isEmpty else { return }
        place = (place + step + found.count) % found.count
    }

    /// Selects an entry further away, or the last one on the way to it.
    private mutating func jump(by step: Int) {
        place = max(0, min(place + step, found.count - 1))
    }

    private var page: Int { max(1, window.count - 1) }

    // MARK: - The filter

    /// In scalars.
    private static let longestFilter = 1_000

    /// Handles a key that changes the filter, whose end is the cursor; false for another key.
    private mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .text(let scalar): type(String(Character(scalar)))
        case .paste(let text): type(text)
        case .backspace: _ = filter.popLast()
        case .control(0x15): filter = ""
        case .control(0x17), .alt("\u{7F}"):
            while filter.last?.isWhitespace == true { filter.removeLast() }
            while filter.last?.isWhitespace == false { filter.removeLast() }
        default: return false
        }
        return true
    }

    private mutating func type(_ text: String) {
        filter += Self.typable(text, room: Self.longestFilter - filter.unicodeScalars.count)
    }

    /// The first line of a text, without control characters and cut to `room` scalars.
    private static func typable(_ text: String, room: Int) -> String {
        func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
        let line = text.unicodeScalars.drop(while: isBreak).prefix { !isBreak($0) }
        let typed = line.lazy.map { $0 == "\t" ? " " : $0 }.filter(KeyChord.isTypable)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: typed.prefix(max(0, room)))
        return String(view)
    }
}
