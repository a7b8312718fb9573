/// How the lines of a command are shown.
package enum SaidForm: Sendable, Hashable {
    case text
    /// Two columns, with two spaces or more between them: the first is bold.
    case list
    /// Columns of figures; the lines at these places are bold: head and total.
    case table(bold: Set<Int>)
}
