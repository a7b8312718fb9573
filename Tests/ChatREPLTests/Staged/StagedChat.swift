import ChatREPL
import ChatTerminal
import ClaudeMessages
import MessagesTesting
import Synchronization
import SystemKit
import TestSupport
import Testing

/// A whole chat on a staged terminal, network and clock: what a person would see, and the same each
/// time.
final class StagedChat {
    let transport = StagedTransport()
    let time = StagedTime()
    let terminal: StagedTerminal
    let home: HomeFolder
    /// What the terminal may be sent beside what is drawn, as the model of the screen names it.
    var expectedUnknown: [String] = []
    private let baton = Baton()
    private let end = End()
    /// Readable while other threads have told the chat something.
    private let news: Int32

    init(
        _ columns: Int = 80, _ rows: Int = 24, arguments: [String] = [], question: String? = nil,
        color: ColorPolicy = .off, history: [String] = [],
        variables: [String: String] = ["XTERM_VERSION": "x"],
        commands: CommandTable = CommandTable(), days: Int = 0, keeping: Keeping? = nil
    ) throws {
        time.move(to: time.now + .seconds(days * 86_400))
        home = try HomeFolder()
        terminal = StagedTerminal(
            columns, rows, time: time, executor: transport.executor, baton: baton)
        let environment = home.environment(
            ["TERM": "xterm-256color"].merging(variables) { $1 })
        let sources = PreferenceSources(environment: environment)
        let parsed = try FlagParser(commands: []).parse(arguments)
        let preferences = try sources.load(parsed)
        var setup = TerminalSetup(environment: environment.variables, ownsProcess: false)
        setup.color = color
        setup.history = LineHistory(history)
        setup.isCommand = commands.isCommand
        setup.isSecret = { $0.contains("sk-ant-api03-") }
        setup.outputIsTerminal = true
        setup.isSpoken = preferences[Settings.screenReader]
        let isPlain = preferences[Settings.isPlain] || setup.isSpoken
        let live = isPlain ? nil : LiveConsole(terminal, setup: setup)
        let console: any Console = live ?? PlainConsole(terminal, setup: setup)
        var session = ChatSession(preferences)
        session.laysOut = true
        let chat = Chat(
            console: console,
            client: ClaudeClient(
                ClientConfiguration(credential: .apiKey("sk-ant-api03-testing-KEY1")),
                transport: transport, surroundings: time.surroundings),
            session: session, commands: commands,
            surroundings: ChatSurroundings(
                now: { [time] in time.now }, timeOfDay: time.timeOfDay,
                today: { "2026-11-27" }, fullPath: environment.fullPath,
                settings: SettingKeeper(sources, parsed), keeping: keeping))
        news = chat.news
        // It belongs to the new thread from here on.
        nonisolated(unsafe) let handedOver = chat
        startThread { [end, baton] in
            let ending = unsafe handedOver.run(banner: [], question: question)
            end.value.withLock { $0 = ending }
            baton.pass(to: .test)
        }
        #expect(baton.wait(for: .test), "the chat does not start")
    }

    /// Ends the chat, and looks at all that the terminal was sent in its life.
    deinit {
        terminal.signals = [Signals.terminate]
        pass(.seconds(1))
        #expect(ending != nil, "the chat does not end")
        #expect(terminal.screen.unknown == expectedUnknown)
        #expect(terminal.screen.pendingWrapErases == 0)
    }

    /// How the chat ended, where its own thread tells it.
    private final class End: Sendable {
        let value = Mutex<Ending?>(nil)
    }

    var ending: Ending? { end.value.withLock(\.self) }

    // MARK: - What is seen

    /// The screen down to its last row that is not empty.
    var screen: String { terminal.screen.screen }
    /// What has scrolled away, and the screen.
    var everything: String { terminal.screen.everything }

    // MARK: - What happens

    /// Types, not so much at once that it would be a paste, and lets the moment pass in which an Esc
    /// may be the beginning of a key.
    func type(_ text: String) {
        for piece in text.pieces(ofBytes: 16) { send(piece) }
    }

    /// Types a line, and presses Enter.
    func enter(_ line: String) {
        type(line)
        type("\r")
    }

    /// Sends all at once, as a paste comes.
    func send(_ text: String) {
        terminal.type(Array(text.utf8))
        pass(.milliseconds(50))
    }

    /// Lets time pass.
    func pass(_ duration: Duration) {
        guard ending == nil else { return }
        terminal.until = time.now + duration
        baton.pass(to: .chat)
        #expect(baton.wait(for: .test), "the chat is stuck:\n\(everything)")
    }

    /// Waits until threads of the chat's own have told what is to be seen.
    func wait(until isSeen: (String) -> Bool) {
        let deadline = ContinuousClock.now + .seconds(5)
        while ending == nil, !isSeen(screen), .now < deadline {
            _ = Descriptors.wait(for: [news], until: .now + .milliseconds(20))
            pass(.milliseconds(1))
        }
    }

    /// Hands over a piece of an answer, and lets a frame pass.
    func serve(_ events: String...) {
        transport.serve(.success(Array(events.joined().utf8)))
        pass(.milliseconds(125))
    }

    /// Ends the answer.
    func serveEnd() {
        transport.serve(.success(nil))
        pass(.milliseconds(125))
    }

    func breakOff(_ error: TransportError) {
        transport.serve(.failure(error))
        pass(.milliseconds(125))
    }

    /// Asks, and has the whole answer a second later.
    func ask(_ question: String, _ text: String) {
        enter(question)
        answer(text)
    }

    /// A whole answer, a second later.
    func answer(_ text: String) {
        pass(.seconds(1))
        serve(
            Wire.start(model: "claude-sonnet-5-5"), Wire.textBlock(0, text), Wire.end(), Wire.stop)
        serveEnd()
    }

    func resize(_ columns: Int, _ rows: Int) {
        terminal.screen.resize(columns: columns, rows: rows)
        terminal.signals = [Signals.windowChanged]
        pass(.milliseconds(500))
    }

    func signal(_ number: Int32) {
        terminal.signals = [number]
        pass(.seconds(1))
    }
}
