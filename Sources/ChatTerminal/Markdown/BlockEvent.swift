/// A change of the open blocks, or text added to one, caused by a line of Markdown.
enum BlockEvent: Equatable {
    case enter(Container)
    /// The innermost open container ends.
    case leave
    /// A blank line outside of all blocks.
    case blank
    case rule
    case heading(level: Int, text: [UInt8])
    /// A link reference definition, as its lines.
    case definition([[UInt8]])
    case beginParagraph
    case paragraphLine([UInt8])
    /// A continuation of the paragraph's last line.
    case moreParagraph([UInt8])
    case endParagraph
    /// The open paragraph is a setext heading: its underline has come.
    case underline(level: Int)
    case beginCode(info: [UInt8])
    case codeLine([UInt8])
    case endCode
    case html([UInt8])
    /// A display formula without its delimiters, and its source lines.
    case formula([UInt8], source: [[UInt8]])
    /// Source lines of a formula that is not laid out; `isMore` if one of these has begun.
    case formulaSource([[UInt8]], isMore: Bool)
    /// The paragraph's last line is the header row of a table.
    case beginTable(head: [[UInt8]], alignments: [Alignment], source: [[UInt8]])
    case tableRow(cells: [[UInt8]], source: [UInt8])
    case endTable

    enum Alignment: Equatable { case left, center, right }

    /// A block that contains other blocks.
    enum Container: Equatable {
        case quote
        /// A list item; the first one of a list has `place` 0.
        case item(ListMarker, place: Int, task: Bool?)
    }

    /// The marker of a list item; items with equal markers belong to one list.
    struct ListMarker: Equatable {
        /// The bullet, or the character after the number.
        var sign: UInt8
        /// The number of the first item; nil for a bullet list.
        var start: Int?

        func continues(_ list: ListMarker) -> Bool {
            sign == list.sign && (start == nil) == (list.start == nil)
        }
    }
}
