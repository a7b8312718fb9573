import TextSearch

/// The configuration file as a text: `name = value` lines, comments, and `[profile NAME]` sections.
///
/// Lines that are not changed keep every byte.
package struct SettingsFile: Sendable {
    /// One `name = value` line.
    struct Assignment: Sendable {
        /// The line number, from 1.
        let line: Int
        /// Nil before the first section.
        let profile: String?
        let name: String
        let value: String
    }

    /// What is wrong with a line, and how to correct it.
    package struct Problem: Error, Sendable, Hashable {
        package let line: Int
        package let reason: String
    }

    private var lines: [Substring]

    package init(_ text: String) {
        // A byte order mark, which editors put at the start of a file, is no part of its first line.
        let start = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        // By Unicode scalars, because Swift reads CR LF as one character.
        lines = start.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Substring($0) }
    }

    package var text: String { lines.joined(separator: "\n") }

    /// The assignments, the problems of other lines, and the names of the profiles.
    func read() -> (assignments: [Assignment], problems: [Problem], profiles: Set<String>) {
        var (assignments, problems): ([Assignment], [Problem]) = ([], [])
        var profiles: Set<String> = []
        var profile: String?
        for (index, line) in lines.enumerated() {
            switch Line(line) {
            case .nothing: break
            case .section(let name):
                profile = name
                profiles.insert(name)
            case .assignment(let name, let value):
                assignments.append(
                    Assignment(line: index + 1, profile: profile, name: name, value: value))
            case .wrong(let reason): problems.append(Problem(line: index + 1, reason: reason))
            }
        }
        return (assignments, problems, profiles)
    }

    /// Sets a value in the section of a profile, or before all sections; nil removes it.
    ///
    /// The last line of that name is changed; a new one follows the others of its section.
    package mutating func set(_ name: String, to value: String?, in profile: String? = nil) {
        let all = read().assignments
        let end = lines.contains { $0.hasSuffix("\r") } ? "\r" : ""
        let written = value.map { "\(name) = \(Self.quoted($0))" }
        if let old = all.last(where: { $0.name == name && $0.profile == profile }) {
            let index = old.line - 1
            guard let written else {
                lines.remove(at: index)
                return
            }
            lines[index] = written + Line.remark(in: lines[index]) + end
        } else if let written {
            lines.insert((written + end)[...], at: place(of: name, in: profile, all))
            if lines.last?.isEmpty == false { lines.append("") }
        }
    }

    /// The index of a new line: after a comment with its name, as in the file that `config init`
    /// writes, else after the last line of the section.
    private mutating func place(
        of name: String, in profile: String?, _ all: [Assignment]
    ) -> Int {
        if profile == nil, let remark = lines.lastIndex(where: { $0.hasPrefix("# \(name) = ") }) {
            return remark + 1
        }
        if let last = all.last(where: { $0.profile == profile }) { return last.line }
        let heads = lines.indices.filter { Line(lines[$0]).isSection }
        guard let profile else {
            guard let first = heads.first else { return endOfText }
            return first
        }
        if let head = heads.first(where: { Line(lines[$0]).isSection(of: profile) }) {
            return head + 1
        }
        let place = endOfText
        let head = "[profile \(profile)]"
        let gap: [Substring] = place > 0 ? [""] : []
        lines.insert(contentsOf: gap + [head[...]], at: place)
        return place + gap.count + 1
    }

    /// The index after the last line; the empty text after a final newline is no line.
    private var endOfText: Int { lines.last?.isEmpty == true ? lines.count - 1 : lines.count }

    /// A value, in quotation marks where the file needs them.
    static func quoted(_ value: String) -> String {
        let isPlain =
            value == String(value[...].trimmed) && !value.isEmpty
            && !value.contains { "\n\r\t".contains($0) } && !value.holds(" #")
            && !["\"", "'", "#"].contains(value.prefix(1))
        return isPlain ? value : "\"" + EscapedText.write(value) + "\""
    }
}

/// One parsed line of the file.
private enum Line {
    case nothing
    case section(String)
    case assignment(String, String)
    case wrong(String)

    init(_ line: Substring) {
        let line = line.trimmed[...]
        if line.isEmpty || line.hasPrefix("#") {
            self = .nothing
        } else if line.hasPrefix("[") {
            self = Self.section(line)
        } else if let equals = line.firstIndex(of: "=") {
            let name = line[..<equals].trimmed
            do throws(BadValue) {
                self = .assignment(
                    name, try Self.value(line[line.index(after: equals)...].trimmed[...]))
            } catch {
                self = .wrong("\(name): \(error.reason)")
            }
        } else {
            self = .wrong("'\(String(line).shortened)' is not of the form name = value")
        }
    }

    var isSection: Bool {
        if case .section = self { true } else { false }
    }

    func isSection(of profile: String) -> Bool {
        if case .section(profile) = self { true } else { false }
    }

    private static func section(_ line: Substring) -> Line {
        let head: String = line.split(separator: "#", maxSplits: 1).first?.trimmed ?? String(line)
        let words = head.dropFirst().dropLast().split(whereSeparator: \.isWhitespace)
        guard head.last == "]", words.count == 2, words[0] == "profile" else {
            return .wrong(
                "'\(String(line).shortened)' is no section: there is [profile NAME] alone")
        }
        return .section(String(words[1]))
    }

    /// The value without quotation marks and without the comment after it.
    private static func value(_ text: Substring) throws(BadValue) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'" else {
            let end = text.hasPrefix("#") ? text.startIndex..<text.startIndex : text.place(of: " #")
            return (end.map { text[..<$0.lowerBound] } ?? text).trimmed
        }
        guard let end = closing(quote, of: text) else {
            throw BadValue(reason: "its quotation mark is not closed")
        }
        let behind = text[text.index(after: end)...].trimmed
        guard behind.isEmpty || behind.hasPrefix("#") else {
            throw BadValue(
                reason: "'\(behind.shortened)' stands behind its quotation marks")
        }
        let inner = text[text.index(after: text.startIndex)..<end]
        return quote == "'" ? String(inner) : EscapedText.read(inner)
    }

    /// The closing quotation mark; between double ones, one after a backslash does not close.
    private static func closing(_ quote: Character, of text: Substring) -> Substring.Index? {
        var isEscaped = false
        for index in text.indices.dropFirst() {
            if isEscaped {
                isEscaped = false
            } else if text[index] == "\\", quote == "\"" {
                isEscaped = true
            } else if text[index] == quote {
                return index
            }
        }
        return nil
    }

    /// The comment after the value of a line, with the blanks before it.
    static func remark(in line: Substring) -> Substring {
        guard let equals = line.firstIndex(of: "=") else { return "" }
        var value = line[line.index(after: equals)...]
        let start = value.firstIndex { !$0.isWhitespace } ?? value.endIndex
        if start < value.endIndex, "\"'".contains(value[start]) {
            guard let end = closing(value[start], of: value[start...]) else { return "" }
            value = value[value.index(after: end)...]
        }
        guard let mark = value.place(of: " #") else { return "" }
        let gap = value[..<mark.lowerBound].reversed().prefix { $0 == " " || $0 == "\t" }.count
        let remark = value[value.index(mark.lowerBound, offsetBy: -gap)...]
        return remark.hasSuffix("\r") ? remark.dropLast() : remark
    }
}
