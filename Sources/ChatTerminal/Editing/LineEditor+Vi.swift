// libedit's vi commands count scalars; these make them count grapheme clusters.
extension LineEditor {
    /// Runs a one-character command with the cluster's number of scalars as its count.
    ///
    /// It is libedit's own command, so counts, operators, registers and undo are kept.
    func performByCharacter(_ code: EditorCode) -> Outcome {
        let wanted = max(1, typedCount.value)
        let goesBack = code == .previousScalar || code == .deletePreviousScalar
        var place = buffer.cursor
        var steps: [Int] = []
        while steps.count < wanted {
            let step = goesBack ? buffer.cluster(before: place) : buffer.cluster(after: place)
            guard step > 0 else { break }
            place += goesBack ? -step : step
            steps.append(step)
        }
        guard steps.contains(where: { $0 > 1 }) else {
            // All clusters are single scalars: the typed count is correct.
            push([code.rawValue])
            return .keepCount
        }
        guard typedCount.value > 0 else {
            push(digits(steps[0]) + [code.rawValue])
            return .keepCount
        }
        push(steps.flatMap { digits($0) + [code.rawValue] })
        return .refresh
    }

    private func digits(_ number: Int) -> [UInt32] {
        number > 1 ? String(number).unicodeScalars.map(\.value) : []
    }
}
