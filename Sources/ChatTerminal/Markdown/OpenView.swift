/// Limits open rows to a number of screen rows; "…" stands for those left out.
struct OpenView {
    let limit: Int
    private let style: Style

    init(limit: Int, style: Style) {
        self.limit = max(1, limit)
        self.style = style
    }

    /// The last rows of a text.
    func end(of rows: [StyledText]) -> [StyledText] {
        guard rows.count > limit else { return rows }
        return limit > 1 ? [sign(nil)] + rows.suffix(limit - 1) : rows.suffix(1)
    }

    /// The first rows of a table and its last one, each given as its screen rows.
    ///
    /// The first ones do not change, so drawing them again costs nothing.
    func table(_ rows: [[StyledText]]) -> [StyledText] {
        guard let last = rows.last, rows.reduce(0, { $0 + $1.count }) > limit else {
            return rows.flatMap { $0 }
        }
        guard limit > 1 else { return [sign(rows.count)] }
        let end = last.suffix(max(1, limit - 2))
        var beginning: [StyledText] = []
        var hidden = rows.count - 1
        for row in rows.dropLast() {
            guard beginning.count + row.count + 1 + end.count <= limit else { break }
            beginning += row
            hidden -= 1
        }
        return beginning + [sign(hidden)] + end
    }

    private func sign(_ count: Int?) -> StyledText {
        var sign = StyledText("…")
        if let count, count > 0 {
            sign.join(" \(count.grouped) more row\(count == 1 ? "" : "s")", style: .plain)
        }
        return StyledText(fragments: sign.fragments.map { .init(text: $0.text, style: style) })
    }
}
