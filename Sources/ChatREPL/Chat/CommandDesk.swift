import ChatKit
import ChatTerminal
import ClaudeMessages

/// The chat's implementation of `ChatDesk`.
final class CommandDesk: ChatDesk {
    let commands: CommandTable
    private let console: any Console
    private let desk: TurnDesk
    private let remarks: Remarks
    private let errands: CommandServices
    private let files: SettingKeeper
    let conversations: any ConversationDesk
    /// A question to send after the command returns.
    private var asked: AskedAgain?
    private(set) var isLeaving = false

    init(
        _ commands: CommandTable, _ console: any Console, _ desk: TurnDesk,
        _ remarks: Remarks, _ errands: CommandServices,
        files: SettingKeeper, conversations: any ConversationDesk
    ) {
        self.commands = commands
        self.console = console
        self.desk = desk
        self.remarks = remarks
        self.errands = errands
        self.files = files
        self.conversations = conversations
    }

    var session: ChatSession {
        get { desk.session }
        set { desk.session = newValue }
    }

    var history: LineHistory { console.line.history }
    var isBusy: Bool { desk.answer != nil }

    func say(_ lines: [String], as form: SaidForm) {
        guard !lines.isEmpty else { return }
        let styled =
            switch form {
            case .text: lines.map(Self.plain)
            case .list: list(lines)
            case .table(let bold):
                lines.enumerated().map { place, line in
                    StyledText(
                        untrusted: line,
                        style: bold.contains(place) ? ChatStyle.name : ChatStyle.output)
                }
            }
        remarks.say(StyledText(lines: styled))
    }

    private static func plain(_ line: String) -> StyledText {
        StyledText(untrustedLines: line, style: ChatStyle.output)
    }

    private func list(_ lines: [String]) -> [StyledText] {
        guard let columns else { return lines.map { Self.plain(TwoColumns.spoken($0)) } }
        return TwoColumns.fitted(lines, to: columns - 1).map { row in
            StyledText(untrusted: row.first, style: ChatStyle.name)
                + StyledText(untrusted: row.second, style: ChatStyle.output)
        }
    }

    var columns: Int? { console.isSpoken ? nil : console.columns }

    func ask(_ question: Question, at place: Place, of model: String?) {
        asked = AskedAgain(question: question, place: place, model: model)
    }

    /// Returns and clears the question to send.
    func takeAsked() -> AskedAgain? {
        defer { asked = nil }
        return asked
    }

    func copy(_ text: String) { errands.copy(text) }
    func view(_ text: String) { errands.view(text) }
    func save(_ text: String, to path: String?) { errands.save(text, path) }
    func listModels() { errands.listModels(of: desk.client) }
    func text(ofFile path: String) throws(Failure) -> String { try files.text(path) }

    func keep(_ setting: any AnySetting, _ text: String) throws(Failure) -> String {
        try files.keep(setting.name, text)
    }

    func leave() { isLeaving = true }
}
