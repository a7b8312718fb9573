/// The line in libedit's buffer: an array of scalars with a cursor.
struct EditBuffer {
    private let engine: EditEngine

    init(of engine: EditEngine) { self.engine = engine }

    /// The number of scalars in the buffer.
    var count: Int { engine.count }
    /// The cursor as a scalar index.
    var cursor: Int { engine.cursor }

    /// The scalars in a range, which is clamped to the buffer.
    func scalars(_ range: Range<Int>) -> [Unicode.Scalar] { engine.scalars(range) }

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars(range))
        return String(view)
    }

    /// The whole text, without editor codes that a vi command may have inserted.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: scalars(0..<count).lazy.filter { !(0x80..<0xA0).contains($0.value) })
        return String(view)
    }

    func move(by scalars: Int) { engine.move(by: scalars) }

    func deleteBeforeCursor(_ scalars: Int) { engine.deleteBeforeCursor(scalars) }

    func deleteAfterCursor(_ scalars: Int) {
        move(by: scalars)
        deleteBeforeCursor(scalars)
    }

    func insert(_ text: String) { engine.insert(text) }

    func replaceAll(with text: String) {
        move(by: count - cursor)
        deleteBeforeCursor(count)
        insert(text)
    }
}
