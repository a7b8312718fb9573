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
    var keys: [UInt8] = []
    var signals: [Int32] = []
    /// Until then the test lets time pass.
    var until: ContinuousClock.Instant
    /// What a program does with the file that it is given.
    var program: (_ command: String, _ file: String) -> ProcessEnd = { _, _ in .exited(0) }
    /// What was announced is undone by this.
    private var undo = ""
    private(set) var isRaw = false
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
    var isReady: Bool { !keys.isEmpty }

    func read() -> Descriptors.ReadResult {
        guard !keys.isEmpty else { return .nothing }
        defer { keys = [] }
        return .bytes(keys)
    }

    func write(_ text: String) {
        output += text
        screen.feed(text)
        // It says what it is, as every terminal does.
        if text.contains("\u{1B}[c") { keys += Array("\u{1B}[?62;22c".utf8) }
    }

    /// Lets the test go on where nothing is left to do.
    func wait(
        waking source: (any WakeSource)?, reads: Bool, until deadline: ContinuousClock.Instant?
    ) -> TerminalNews {
        while true {
            while executor.drain() {}
            let isWoken = source.map { Descriptors.isReady($0.reading) } ?? false
            let arrived = signals
            signals = []
            if arrived.contains(where: Signals.isDeadly) { isEnding = true }
            if isWoken || !arrived.isEmpty || reads && isReady || isDue(deadline) {
                return TerminalNews(signals: arrived, isReady: reads && isReady, isWoken: isWoken)
            }
            if let next = [deadline, time.nextWake].compactMap(\.self).min(), next <= until {
                time.move(to: next)
                continue
            }
            time.move(to: until)
            baton.pass(to: .test)
            guard baton.wait(for: .chat) else {
                return TerminalNews(signals: [Signals.terminate])
            }
        }
    }

    private func isDue(_ deadline: ContinuousClock.Instant?) -> Bool {
        deadline.map { $0 <= now } ?? false
    }

    func take(_ discipline: TerminalModes.Discipline, kept: Bool) { isRaw = true }

    func announce(_ bytes: String, undo: String) {
        self.undo = undo
        write(bytes)
    }

    func giveBack() {
        write(undo)
        undo = ""
        isRaw = false
    }

    func takeUnfinishedLine() -> [UInt8] { [] }
    func pause(stops: Bool) {}

    func run(
        _ command: String, _ words: [String], environment: [String: String]
    ) -> ProcessEnd { program(command, words.first ?? "") }
}
