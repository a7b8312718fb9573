import ChatKit
import ClaudeMessages

/// Makes a transcript of kept events and headers, and repairs what is damaged.
///
/// A turn keeps its number whatever happened to those before it, and no number of the database is
/// given to a new turn. A turn that cannot be read is in its place without content; those that
/// followed it follow the turn before it.
struct TranscriptReader {
    private let reader: ChatReader
    private let bases: [Int: Basis]
    private let headers: [Int: TurnHeader?]
    private(set) var transcript: Transcript
    private(set) var repairs = Repairs()

    /// Turns whose numbers are further away are damaged numbers.
    private static let widestGap = 1_000

    init(
        _ reader: ChatReader, _ bases: [Int: Basis], load: @escaping @Sendable (TurnID) -> TurnBody?
    ) throws(DatabaseError) {
        self.reader = reader
        self.bases = bases
        headers = try reader.headers(bases)
        transcript = Transcript(load: load)
    }

    mutating func read() throws(DatabaseError) {
        let places = try reader.places()
        let ended = Set(headers.keys).union(places.filter { $0.kind == .ended }.compactMap(\.turn))
        for place in places {
            guard let turn = place.turn else {
                try change(place)
                continue
            }
            if !ended.contains(turn) {
                try grow(turn, place)
            } else if place.kind == .ended {
                try restore(through: turn)
            }
        }
        let last = (places.compactMap(\.turn) + headers.keys).filter(isNear).max()
        // The turn that is open is the last one.
        if let last, transcript.open?.number != last { try restore(through: last) }
    }

    private func isNear(_ turn: Int) -> Bool {
        turn >= 0 && turn - transcript.count < Self.widestGap
    }

    // MARK: - Events

    /// A change that is of no turn.
    private mutating func change(_ place: ChatReader.EventPlace) throws(DatabaseError) {
        guard let event = try reader.event(place.id, bases) else {
            repairs.lostChanges += 1
            return
        }
        guard case .moved(let turn) = event else {
            if !transcript.apply(event) { repairs.lostChanges += 1 }
            return
        }
        close()
        let target = remembered(turn)
        if target != turn { repairs.lostChanges += 1 }
        transcript.apply(.moved(to: target))
    }

    /// An event of a turn that has not ended.
    private mutating func grow(_ turn: Int, _ place: ChatReader.EventPlace) throws(DatabaseError) {
        guard turn >= transcript.count || transcript.open?.number == turn else { return }
        let event = try reader.event(place.id, bases)
        if case .asked(let id, let question, let parent) = event, turn >= transcript.count {
            if turn > 0 { try restore(through: turn - 1) }
            close()
            transcript.apply(.asked(id, question, parent: remembered(parent)))
        } else if event.map({ !transcript.apply($0) }) ?? true {
            // Without a question the whole turn is lost, and is counted once.
            if transcript.open?.number == turn { repairs.lostChanges += 1 }
        }
    }

    /// Ends a turn that was left open before a later one.
    private mutating func close() {
        guard let end = transcript.closing else { return }
        repairs.openTurns += 1
        transcript.apply(end)
    }

    // MARK: - Turns that have ended

    /// Adds the turns up to that number which are not there yet.
    private mutating func restore(through turn: Int) throws(DatabaseError) {
        guard isNear(turn) else {
            repairs.lostChanges += 1
            return
        }
        guard turn >= transcript.count else { return }
        close()
        while transcript.count <= turn {
            let header = try header(TurnID(transcript.count))
            transcript.restore(header.behind(remembered(header.parent), followsLoss: hasLoss))
        }
    }

    private mutating func header(_ turn: TurnID) throws(DatabaseError) -> TurnHeader {
        if let header = headers[turn.number] ?? nil { return header }
        if let header = try reader.rebuiltHeader(turn, bases) {
            repairs.rebuiltTurns += 1
            return header
        }
        repairs.lostTurns += 1
        return .lost(turn, behind: transcript.head)
    }

    private var hasLoss: Bool { repairs.lostTurns + repairs.openTurns > 0 }

    /// The turn itself, or the one before it that has content.
    private func remembered(_ turn: TurnID?) -> TurnID? {
        var turn = turn
        while let id = turn {
            guard let header = transcript.header(id) else { return transcript.head }
            if header.isRemembered { return id }
            turn = header.parent
        }
        return nil
    }
}

extension TurnHeader {
    /// The header of a turn that cannot be read.
    fileprivate static func lost(_ turn: TurnID, behind parent: TurnID?) -> TurnHeader {
        TurnHeader(
            id: turn, parent: parent, firstWords: "", question: Weight(), answer: Weight(),
            answerWithoutThinking: Weight(), requests: [], ending: .failed, isRemembered: false)
    }

    /// The same behind another turn.
    fileprivate func behind(_ parent: TurnID?, followsLoss: Bool) -> TurnHeader {
        guard parent != self.parent || followsLoss else { return self }
        return TurnHeader(
            id: id, parent: parent, firstWords: firstWords, question: question, answer: answer,
            answerWithoutThinking: answerWithoutThinking, requests: requests, ending: ending,
            isRemembered: isRemembered, followsLoss: true)
    }
}
