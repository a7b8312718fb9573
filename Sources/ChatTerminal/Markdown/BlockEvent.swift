/// What a line of Markdown does to the blocks that are open.
enum BlockEvent: Equatable {
    case enter(Container)
    /// The innermost container ends.
    case leave
    /// A blank line that belongs to no block.
    case blank
    case rule
    case heading(level: Int, text: [UInt8])
    /// A link reference definition, line by line.
    case definition([[UInt8]])
    case beginParagraph
    case paragraphLine([UInt8])
    /// More of the paragraph's last line.
    case moreParagraph([UInt8])
    case endParagraph
    /// The paragraph was a heading all the time: it is underlined.
    case underline(level: Int)
    case beginCode(info: [UInt8])
    case codeLine([UInt8])
    case endCode
    case html([UInt8])
    /// Mathematics that stands by itself, without its marks; and all of its lines.
    case formula([UInt8], source: [[UInt8]])
    /// Lines of mathematics that is not laid out; `isMore` of one that has begun.
    case formulaSource([[UInt8]], isMore: Bool)
    /// The paragraph's last line was the head of a table.
    case beginTable(head: [[UInt8]], alignments: [Alignment], source: [[UInt8]])
    case tableRow(cells: [[UInt8]], source: [UInt8])
    case endTable

    enum Alignment: Equatable { case left, center, right }

    /// What holds other blocks.
    enum Container: Equatable {
        case quote
        /// An item of a list; a later one of the same list has a `place` above 0.
        case item(ListMarker, place: Int, task: Bool?)
    }

    /// Items with the same kind of marker are of one list.
    struct ListMarker: Equatable {
        /// The bullet, or what follows the number.
        var sign: UInt8
        /// The number of the list's first item.
        var start: Int?

        func continues(_ list: ListMarker) -> Bool {
            sign == list.sign && (start == nil) == (list.start == nil)
        }
    }
}
