// vi's commands count scalars in libedit; here they are made to count characters.
extension LineEditor {
    /// Does a command of one character by libedit's own, with as many scalars as the character
    /// has; so its counts, operators, registers and undo stay.
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
            // Plain text: the count that was typed is right as it is.
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
