import ChatTerminal
import SystemKit
import TestSupport

/// A terminal without a device: a model of a screen, keys from a test, and its time.
///
/// The console's thread works in it alone, and the test's only while that thread waits.
final class StagedTerminal: Terminal {
    let time: StagedTime
    private let executor: StagedExecutor
    private let baton: Baton
    var screen: ScreenModel
    /// All that was written.
    var output = ""
    /// What can be read.
    private var keys: [UInt8] = []
    /// A line that is not entered yet, where the terminal edits lines.
    private var line: [UInt8] = []
    /// Ctrl-D on empty lines.
    private var ends = 0
    /// Nil where the terminal is as the shell left it.
    private var discipline: TerminalModes.Discipline?
    var signals: [Int32] = []
    /// Until then the test lets time pass.
    var until: ContinuousClock.Instant
    /// What a program does with the file that it is given.
    var program: (_ command: String, _ file: String) -> ProcessEnd = { _, _ in .exited(0) }
    /// What was announced is undone by this.
    private var undo = ""
    var isRaw: Bool { discipline == .raw }
    private(set) var isEnding = false
    let isTyped = true
    let isInBackground = false

    init(
        _ columns: Int, _ rows: Int, time: StagedTime, executor: StagedExecutor, baton: Baton
    ) {
        self.time = time
        self.executor = executor
        self.baton = baton
        until = time.now
        screen = ScreenModel(columns: columns, rows: rows, widthOf: Self.width)
    }

    /// As terminals have it for what the tests show.
    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first?.value else { return 1 }
        // An emoji of a keycap, or one that is asked for by a variation selector.
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        let wide = [
            0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(Int(first)) } ? 2 : 1
    }

    var now: ContinuousClock.Instant { time.now }
    var size: TerminalSize? { TerminalSize(columns: screen.columns, rows: screen.rows) }
    private var isTypedAt: Bool { !keys.isEmpty || ends > 0 }

    /// As `wait`, but signals stay where they are.
    func hasInput(until deadline: ContinuousClock.Instant) -> Bool {
        if isTypedAt || deadline <= now { return isTypedAt }
        let kept = signals
        signals = []
        let news = wait(waking: nil, reads: true, until: deadline)
        signals = kept + news.signals + signals
        return news.isReady
    }

    /// All that was typed, or one line where the terminal edits them.
    func read() -> Descriptors.ReadResult {
        guard !keys.isEmpty else {
            guard ends > 0 else { return .nothing }
            ends -= 1
            return .end
        }
        let end = discipline == .raw ? nil : keys.firstIndex(of: 0x0A)
        let bytes = Array(end.map { keys[...$0] } ?? keys[...])
        keys.removeFirst(bytes.count)
        return .bytes(bytes)
    }

    /// A person types.
    func type(_ bytes: [UInt8]) {
        guard discipline != .raw else { return keys += bytes }
        for byte in bytes { edit(byte) }
    }

    private func edit(_ byte: UInt8) {
        switch byte {
        case 0x03:
            signals.append(Signals.interrupt)
            (line, keys) = ([], [])
            echo("^C")
        case 0x04 where line.isEmpty: ends += 1
        case 0x04: enter()
        case 0x0A, 0x0D:
            line.append(0x0A)
            enter()
            echo("\r\n")
        default:
            line.append(byte)
            echo(String(decoding: [byte], as: UTF8.self))
        }
    }

    private func enter() {
        keys += line
        line = []
    }

    private func echo(_ text: String) {
        if discipline == nil { screen.feed(text) }
    }

    func write(_ text: String) {
        output += text
        // A line discipline that is not raw writes what begins a line, and so does ours.
        screen.feed(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n"))
        // It says what it is, as every terminal does.
        if text.contains("\u{1B}[c") { keys += Array("\u{1B}[?62;22c".utf8) }
    }

    /// Lets the test go on where nothing is left to do.
    func wait(
        waking source: (any WakeSource)?, reads: Bool, until deadline: ContinuousClock.Instant?
    ) -> WaitResult {
        while true {
            while executor.drain() {}
            let isWoken = source.map { Descriptors.isReady($0.reading) } ?? false
            let arrived = signals
            signals = []
            if arrived.contains(where: Signals.isDeadly) { isEnding = true }
            if isWoken || !arrived.isEmpty || reads && isTypedAt || isDue(deadline) {
                return WaitResult(signals: arrived, isReady: reads && isTypedAt, isWoken: isWoken)
            }
            if let next = [deadline, time.nextWake].compactMap(\.self).min(), next <= until {
                time.move(to: next)
                continue
            }
            time.move(to: until)
            baton.pass(to: .test)
            guard baton.wait(for: .chat) else {
                return WaitResult(signals: [Signals.terminate])
            }
        }
    }

    private func isDue(_ deadline: ContinuousClock.Instant?) -> Bool {
        deadline.map { $0 <= now } ?? false
    }

    func take(_ discipline: TerminalModes.Discipline, kept: Bool) { self.discipline = discipline }

    func announce(_ bytes: String, undo: String) {
        self.undo = undo
        write(bytes)
    }

    func giveBack() {
        write(undo)
        undo = ""
        discipline = nil
    }

    func takeUnfinishedLine() -> [UInt8] {
        defer { line = [] }
        return line
    }
    func pause(stops: Bool) {}

    func run(
        _ command: String, _ words: [String], environment: [String: String]
    ) -> ProcessEnd { program(command, words.first ?? "") }
}
