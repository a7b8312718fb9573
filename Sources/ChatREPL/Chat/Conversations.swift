import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages
import SystemKit

/// The chat's implementation of `ConversationDesk`.
final class Conversations: ConversationDesk {
    /// What a person is asked.
    private enum Asked {
        case toCopy(ChatLine)
        case toDelete(ChatLine, filter: String, next: Int?)
        case toForget(ChatLine)
    }

    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let desk: TurnDesk
    private let surroundings: ChatSurroundings
    let drafts: DraftDesk?
    private var asked: Asked?
    private var isPicking = false
    private var awaitsTitle = false
    /// Nothing was said below the command that asks.
    private var isBare = false
    /// A question or a list is open, before whose answer nothing is sent.
    var isAsking: Bool { asked != nil || isPicking }

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput, _ desk: TurnDesk,
        _ surroundings: ChatSurroundings
    ) {
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
        self.desk = desk
        self.surroundings = surroundings
        drafts = surroundings.keeping.map { DraftDesk(console, remarks, waiting, desk, $0) }
    }

    func edit(turnsBack: Int) {
        guard let draft = Rewriting(console, desk, remarks).draft(turnsBack: turnsBack)
        else { return }
        waiting.put(draft)
    }

    /// A first key was typed.
    func draftBegun() {
        if !console.line.isDraftReturned {
            // A new draft does not replace the failed message, and clears the failure sign.
            desk.session.place = nil
            if desk.answer == nil { desk.show(.none) }
        }
        if !console.line.draft.text.hasPrefix("/") { desk.prewarm() }
    }

    func showEnd() { LastTurns(console: console, remarks: remarks).show(desk.session) }

    /// What keeps the conversation; says why where nothing does.
    private var keeping: Keeping? {
        if let keeping = surroundings.keeping, keeping.keepsChat { return keeping }
        remarks.say(whyNothingIsKept)
        return nil
    }

    var areKept: Bool { surroundings.keeping?.keepsChat == true }

    private var whyNothingIsKept: String {
        desk.session.preferences.whyNothingIsKept
            ?? surroundings.keeping?.obstacle ?? ErrorText.noPlace
    }

    /// Runs `body` and says why it fails.
    private func attempt(_ body: () throws(Failure) -> Void) {
        do throws(Failure) { try body() } catch { remarks.say(error.sentence) }
    }

    // MARK: - Going on with another one

    func resume(_ words: String) { resume(words, isBare: true) }

    /// The same, also where it is no command: `isBare` says whether the row above is its own.
    func resume(_ words: String, isBare: Bool) {
        guard let archive = keeping?.archive else { return }
        self.isBare = isBare
        attempt { () throws(Failure) in
            guard !words.isBlank, case .one(let line) = try archive.find(words, .commands) else {
                return try pick(filter: words)
            }
            try goOn(line)
        }
    }

    private func pick(filter: String, selected: Int? = nil) throws(Failure) {
        guard let keeping else { return }
        guard try keeping.archive.hasOther(than: keeping.chat) else {
            return remarks.say(ErrorText.noOther)
        }
        let picker = ConversationPicker(
            keeping.archive, open: keeping.chat, moment: surroundings.moment)
        console.ask(picker.picker(filter: filter, selected: selected))
        isPicking = true
    }

    /// Nothing is chosen: the row that ends what commands say stands below the command too.
    private func leave() {
        if isBare { console.commit("") }
    }

    func picked(_ answer: Picker.Answer) {
        isPicking = false
        attempt { () throws(Failure) in
            switch answer {
            case .closed: leave()
            case .chose(let number):
                guard let line = try find(number) else {
                    return remarks.say(ErrorText.notThere("\(number)", .commands))
                }
                try goOn(line)
            case .remove(let number, let filter, let next):
                guard let line = try find(number), line.id != keeping?.chat else {
                    let isOpen = number == keeping?.chat?.number
                    isBare = false
                    remarks.say(
                        isOpen
                            ? ErrorText.isOpenStill : ErrorText.notThere("\(number)", .commands))
                    return try pick(filter: filter, selected: isOpen ? number : next)
                }
                ask(
                    .toDelete(line, filter: filter, next: next),
                    ErrorText.asksToDelete(line), yes: "delete it", no: "keep it")
            }
        }
    }

    private func find(_ number: Int) throws(Failure) -> ChatLine? {
        guard let archive = surroundings.keeping?.archive else { return nil }
        return try archive.read { () throws(DatabaseError) in
            try archive.store.line(ChatID(number))
        }
    }

    private func goOn(_ line: ChatLine) throws(Failure) {
        guard let keeping else { return }
        guard line.id != keeping.chat else { return remarks.say(ErrorText.isOpen) }
        switch try keeping.archive.hold(line) {
        case .taken(let lease): show(try keeping.archive.goOn(line, lease))
        case .held(let who):
            ask(.toCopy(line), who, yes: "go on in a copy of it", no: "leave it")
        }
    }

    private func show(_ resumed: Archive.Resumed) {
        desk.keepChanges()
        desk.session.goOn(resumed.transcript)
        let lost = surroundings.keeping?.goOn(resumed, at: desk.client.surroundings.now())
        remarks.say(resumed.sentence)
        if let lost { remarks.say(lost, isProblem: true) }
        showEnd()
        drafts?.restoreDraft()
    }

    // MARK: - Copies, titles, privacy

    func fork() {
        guard let keeping else { return }
        attempt { () throws(Failure) in
            guard let chat = keeping.chat, let line = try find(chat.number) else {
                return remarks.say(ErrorText.nothingToCopy)
            }
            desk.keepChanges()
            guard keeping.keepLate() else { return remarks.say(ErrorText.notCopied) }
            let copy = try keeping.archive.fork(line, at: desk.client.surroundings.now())
            _ = keeping.goOn(copy, at: desk.client.surroundings.now())
            remarks.say(ErrorText.goesOnInCopy(copy.line.title, of: chat))
        }
    }

    func name(_ title: String) {
        guard let keeping else { return }
        guard !title.isEmpty else { return sayTitle(keeping) }
        if title == "auto" { return findTitle(keeping) }
        remarks.say(keeping.name(title) ?? ErrorText.named(title))
    }

    private func sayTitle(_ keeping: Keeping) {
        let line = keeping.chat.flatMap { try? find($0.number) }
        remarks.say(line.map { ErrorText.title($0.title) } ?? ErrorText.noTitle)
    }

    private func findTitle(_ keeping: Keeping) {
        guard let request = TitleRequest(desk.session, desk.client) else {
            return remarks.say(ErrorText.noTitle)
        }
        guard !awaitsTitle else { return remarks.say(ErrorText.awaitsTitle) }
        awaitsTitle = true
        request.send(keeping, desk.mailbox)
        remarks.say("asking \(request.modelID) for a title")
    }

    func titled(_ title: FoundTitle) {
        awaitsTitle = false
        for entry in title.spent { desk.session.ledger.record(entry) }
        guard let text = title.text, let keeping = surroundings.keeping else {
            let baseURL = desk.client.configuration.baseURL
            let cause = title.error.map { ErrorText.cause(of: $0, at: baseURL) }
            return remarks.sayAside(ErrorText.titleFailed(cause))
        }
        guard keeping.keepsChat, keeping.chat == title.chat else {
            return remarks.sayAside(ErrorText.titleFailed("the conversation is another one now"))
        }
        remarks.sayAside(
            keeping.name(text) ?? ErrorText.named(text, by: title.model, for: title.cost))
    }

    func makePrivate() {
        guard !desk.session.preferences[Settings.isPrivate] else {
            return remarks.say(whyNothingIsKept)
        }
        desk.keepChanges()
        let kept = surroundings.keeping?.chat.flatMap { try? find($0.number) }
        desk.session.preferences.set(Settings.isPrivate, to: true, from: .command)
        console.line.keepNoHistory()
        let problem = surroundings.keeping?.makePrivate()
        remarks.say(ErrorText.isPrivateNow)
        if let problem { remarks.say(problem, isProblem: true) } else { clean() }
        guard let line = kept else { return }
        ask(.toForget(line), ErrorText.asksToForget(line), yes: "delete it", no: "keep it")
    }

    // MARK: - Questions

    private func ask(_ asked: Asked, _ question: String, yes: String, no: String) {
        self.asked = asked
        console.ask(
            Choices(
                StyledText(untrusted: question, style: .bold),
                [
                    Choices.Choice("n", StyledText(untrusted: no)),
                    Choices.Choice("y", StyledText(untrusted: yes)),
                ]))
    }

    /// Handles an answer; false if nothing was asked here.
    func chosen(_ choice: Int) -> Bool {
        guard let asked else { return false }
        self.asked = nil
        attempt { () throws(Failure) in
            switch asked {
            case .toCopy(let line):
                guard choice > 0, let archive = keeping?.archive else { return leave() }
                show(try archive.fork(line, at: desk.client.surroundings.now()))
            case .toDelete(let line, let filter, let next):
                if choice > 0 {
                    isBare = false
                    attempt { () throws(Failure) in try delete(line) }
                }
                let isGone = try find(line.id.number) == nil
                try pick(filter: filter, selected: isGone ? next : line.id.number)
            case .toForget(let line):
                guard choice > 0 else { return }
                // The chat goes on with what is deleted.
                desk.session.transcript.loadBodies()
                try delete(line)
            }
        }
        return true
    }

    private func delete(_ line: ChatLine) throws(Failure) {
        guard let archive = surroundings.keeping?.archive else { return }
        guard line.turns <= Self.mostTurns else {
            remarks.say(ErrorText.isDeleting(line))
            return clean([line])
        }
        let deleted = try archive.delete([line], cleans: false)
        if deleted.count > 0 { remarks.say(ErrorText.deleted(line)) }
        if let problem = deleted.problem { remarks.say(problem, isProblem: true) }
        clean()
    }

    /// More are deleted on another thread.
    private static let mostTurns = 200

    /// Deletes a conversation, and removes deleted words, on another thread, before whose end the
    /// program does not end.
    private func clean(_ lines: [ChatLine] = []) {
        surroundings.keeping?.cleaning.start(lines, isAwaited: true) {
            [mailbox = desk.mailbox] result in
            mailbox.post(.deleted(result, chosen: lines.first))
        }
    }
}
