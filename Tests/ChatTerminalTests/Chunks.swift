/// The chunk sizes every streaming test runs with.
let chunkSizes = [1, 2, 3, 7, 64]

extension String {
    /// The text in pieces of `size` scalars.
    func chunks(of size: Int) -> [String] {
        let scalars = Array(unicodeScalars)
        return stride(from: 0, to: scalars.count, by: size).map { start in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<min(start + size, scalars.count)])
            return String(view)
        }
    }
}
