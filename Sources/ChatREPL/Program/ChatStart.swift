import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages
import SystemKit

/// Sets up a chat from the settings and the terminal, and runs it.
struct ChatStart {
    let configuration: Configuration
    let environment: Environment
    let diagnostics: Diagnostics

    private var preferences: Preferences { configuration.preferences }

    func run(_ keeper: SettingKeeper, question: String?) throws(Failure) -> Ending {
        let archive = Archive(environment, preferences)
        let now = configuration.networkClient.surroundings.now()
        let found = try Archive.resumed(
            archive, preferences, mayChoose: question == nil, at: now,
            asks: environment.asksWhetherToCopy)
        let isChoosing = found == nil && preferences[Settings.resume] != nil
        if isChoosing, preferences[Settings.title] != nil {
            throw Failure(.usage, ErrorText.titleBeforeChoice)
        }
        var news = Archive.news(archive, preferences)
        let keeping = archive.map { archive in
            Keeping(archive, found?.resumed, at: now)
        }
        if let obstacle = archive?.store.obstacle, let problem = keeping?.fail(obstacle) {
            news = [problem]
        }
        defer { if let loss = keeping?.close() { diagnostics.say(loss) } }
        var sentences = found.map { [$0.sentence] } ?? []
        if let title = preferences[Settings.title], let keeping, keeping.keepsChat {
            let problem = keeping.name(title)
            if found != nil || problem != nil {
                sentences.append(problem ?? ErrorText.named(title))
            }
        }
        let commands = CommandTable()
        var setup = preferences.terminal(environment)
        setup.isSecret = PastedKey.isIn
        setup.isCommand = commands.isCommand
        if !environment.inputIsTerminal {
            guard let terminal = Platform.openTerminal() else {
                throw Failure(.noInput, "-i needs a terminal for the chat, and there is none")
            }
            setup.input = terminal
        }
        loadHistory(into: &setup)
        let console = makeConsole(for: setup)
        var session = ChatSession(preferences, version: configuration.client.version)
        if let found { session.goOn(found.resumed.transcript) }
        session.laysOut = console.color.isOn || console.isSpoken
        let chat = Chat(
            console: console, client: configuration.networkClient, session: session,
            commands: commands,
            surroundings: ChatSurroundings(
                timeOfDay: Platform.timeOfDay(at:), today: Platform.today,
                fullPath: environment.fullPath, settings: keeper,
                keeping: keeping))
        let banner = Banner(
            preferences: preferences, configuration: configuration,
            modelID: session.settings.modelID,
            file: environment.configurationFolder.map { $0 + "/config" } ?? "the configuration",
            notes: news + sentences)
        let ending = chat.run(
            banner: banner.lines(columns: console.columns), question: question,
            choosing: found == nil ? preferences[Settings.resume] : nil)
        if let number = chat.outputFailure { diagnostics.say(ErrorText.cannotWrite(number)) }
        if case .code = ending {
            let news = DeletingNews(1, diagnostics, now: Surroundings.live.now)
            keeping?.cleaning.wait(news.tell)
        }
        return ending
    }

    private func loadHistory(into setup: inout TerminalSetup) {
        guard !preferences[Settings.isPrivate] else { return }
        guard let file = environment.historyFile else {
            return diagnostics.say(ErrorText.noHome)
        }
        do throws(HistoryFile.Failure) {
            setup.history = try file.load()
            setup.historyFile = file
        } catch {
            diagnostics.say(ErrorText.noHistory(error))
        }
    }
}
