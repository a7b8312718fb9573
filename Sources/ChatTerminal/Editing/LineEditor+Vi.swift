// vi's commands count scalars in libedit; here they are made to count characters.
extension LineEditor {
    /// Does a command of one character by libedit's own, with as many scalars as the character
    /// has; so its counts, operators, registers and undo stay.
    func performByCharacter(_ code: EditorCode) -> Outcome {
        let wanted = max(1, typedCount.value)
        let goesBack = code == .previousScalar || code == .deletePreviousScalar
        var place = cursor
        var steps: [Int] = []
        while steps.count < wanted {
            let step = goesBack ? cluster(before: place) : cluster(after: place)
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

    /// Moves a cursor that libedit has left inside a character: to its start, or on to its end
    /// where it comes from there.
    func leaveCluster() {
        let place = cursor
        defer { lastCursor = cursor }
        guard place != lastCursor, place > 0, place < count else { return }
        var start = max(0, place - Self.longestCluster)
        for character in string(start..<min(count, place + Self.longestCluster)) {
            let end = start + character.unicodeScalars.count
            if end > place {
                if start < place { move(by: (start == lastCursor ? end : start) - place) }
                return
            }
            start = end
        }
    }
}
