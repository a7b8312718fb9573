import CLibEdit
import SystemKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// libedit as an editing engine: keys, motions, kill ring, `~/.editrc`, vi.
///
/// It draws to /dev/null and its terminal is a pseudo terminal of its own, so it neither touches
/// the person's modes nor learns of a resize (a shrink inside a line overflows its heap). What it
/// does wrong with grapheme clusters, history and searching is done in LineEditor+Actions.
@safe final class LineEditor {
    private let engine: OpaquePointer
    private let terminal: (leader: Int32, follower: Int32)?
    private var source: (() -> UInt32?)?
    private var submitted: String?
    /// What our functions let libedit do, before the next key.
    private var pushed: ArraySlice<UInt32> = []
    private(set) var typedCount = TypedCount()
    var lastCursor = 0

    var history = LineHistory()
    var historyCursor = HistoryCursor()
    var undo = UndoStack()
    var pastes = PasteStore()
    /// What Up brings on an empty line, before the history.
    var recall: () -> Draft? = { nil }
    /// The line is, or was, something that `recall` brought.
    var isRecalled = false
    /// What the program has put back into the line, as long as the line was not emptied.
    var returned: ReturnedDraft?
    /// Whether a line runs something.
    var isCommand: (String) -> Bool = { _ in false }
    /// Text waiting to go into the line; `EditorCode.change` tells libedit to ask for it.
    private(set) var pendingChange: PendingChange?
    /// What a key asked of the loop; it is done before the next key.
    var wish: LoopAction?

    enum PendingChange: Sendable {
        case insert(String)
        case replace(String)
        /// Replaces what stands before the cursor.
        case complete(String)
    }

    /// What libedit is to do after one of our functions.
    enum Outcome: Sendable {
        case refresh, submit
        /// Goes on with the count and the operator that were typed.
        case keepCount
    }

    /// `fallback` is a terminal to lend to libedit where no pseudo terminal can be made.
    init?(editrc: String?, fallback: Int32) {
        guard UTF8Locale.isSet else { return nil }
        EngineLock.shared.lock()
        defer { EngineLock.shared.unlock() }
        terminal = Self.openTerminal()
        let null = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0,
            let opened = unsafe cle_open("claude-chat", terminal?.follower ?? fallback, null)
        else { return nil }
        unsafe engine = opened
        unsafe cle_set_client(engine, Unmanaged.passUnretained(self).toOpaque())
        unsafe cle_set_reader(engine) { engine, character in
            guard let client = unsafe cle_client(engine) else { return 0 }
            let editor = unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
            guard let next = editor.nextCharacter() else { return 0 }
            unsafe character.pointee = wchar_t(bitPattern: next)
            return 1
        }
        configure(editrc: editrc)
    }

    deinit {
        EngineLock.shared.lock()
        defer { EngineLock.shared.unlock() }
        unsafe cle_close(engine)
        if let terminal {
            Descriptors.close(terminal.leader)
            Descriptors.close(terminal.follower)
        }
    }

    private static func openTerminal() -> (leader: Int32, follower: Int32)? {
        var leader: Int32 = -1
        var follower: Int32 = -1
        guard unsafe openpty(&leader, &follower, nil, nil, nil) == 0 else { return nil }
        for end in [leader, follower] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (leader, follower)
    }

    /// emacs first, because libedit's default is vi and a switch wipes all bindings.
    ///
    /// Then the person's file, which may choose; our keys; the file again, so that its keys win; and
    /// what guards against libedit's bugs.
    private func configure(editrc: String?) {
        unsafe cle_set_editor(engine, "emacs")
        unsafe cle_add_function(engine, EditorBindings.function) { engine, code in
            guard let client = unsafe cle_client(engine) else { return UInt8(CC_ERROR) }
            let editor = unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
            switch editor.perform(code: UInt32(code)) {
            case .refresh: return UInt8(CC_REFRESH)
            case .keepCount: return UInt8(CC_ARGHACK)
            case .submit:
                editor.submitted = editor.text
                return UInt8(CC_NEWLINE)
            }
        }
        let lines = editrc.map(Self.readLines) ?? []
        lines.forEach { _ = unsafe cle_parse_line(engine, $0) }
        bindKeys()
        for line in lines where !Self.choosesEditor(line) {
            _ = unsafe cle_parse_line(engine, line)
        }
        unsafe cle_enable_editing(engine)
        bindGuards()
    }

    private func bindKeys() {
        bind(isVi ? EditorBindings.viInsertGuards : [])
        bind(EditorBindings.keys(of: isVi ? [.any] : [.any, .emacs]))
        if isVi { bindInCommandMode(EditorBindings.keys(of: [.any, .viCommand])) }
    }

    private func bindGuards() {
        bind(EditorBindings.guards + (isVi ? [] : EditorBindings.emacsGuards))
        if isVi { bindInCommandMode(EditorBindings.guards + EditorBindings.viCommandGuards) }
    }

    private func bind(_ bindings: [EditorBindings.Binding]) {
        for binding in bindings { unsafe cle_bind(engine, binding.key, binding.command) }
    }

    private func bindInCommandMode(_ bindings: [EditorBindings.Binding]) {
        for binding in bindings {
            unsafe cle_bind_alternative(engine, binding.key, binding.command)
        }
    }

    /// The lines of an `.editrc`; a mistake in one does not keep the next from counting.
    private static func readLines(_ path: String) -> [String] {
        guard let file = try? RegularFile(path, .reading),
            let bytes = try? file.read(atMost: 256 * 1024)
        else { return [] }
        return String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .map { String($0.drop(while: \.isWhitespace)) }
            .filter { !$0.hasPrefix("#") }
    }

    /// `bind -v` and `bind -e` forget all bindings, so they are obeyed once, before ours.
    private static func choosesEditor(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let command = words.first, command == "bind" || command.hasSuffix(":bind") else {
            return false
        }
        return words.dropFirst().contains { $0 == "-v" || $0 == "-e" }
    }

    /// Whether the person's `.editrc` has chosen vi.
    var isVi: Bool { unsafe cle_is_vi(engine) != 0 }

    /// Edits one line and returns it as it was submitted, or nil.
    ///
    /// `source` gives the next character, nil at the end.
    func readLine(from source: () -> UInt32?) -> String? {
        withoutActuallyEscaping(source) { source in
            self.source = source
            submitted = nil
            pushed = []
            defer { self.source = nil }
            EngineLock.shared.lock()
            defer { EngineLock.shared.unlock() }
            var count: Int32 = 0
            // An empty line comes back as nil, just like the end; so our own note decides, unless
            // a key of the person's ended the line by libedit's own command.
            if unsafe el_wgets(engine, &count) != nil, submitted == nil {
                submitted = text.hasSuffix("\n") ? String(text.dropLast()) : text
            }
            historyCursor.reset()
            undo.reset()
            return submitted
        }
    }

    private func nextCharacter() -> UInt32? {
        // libedit's vi motions can leave the cursor before the buffer, and the next key writes there.
        if cursor < 0 { unsafe el_cursor(engine, 1) }
        if let next = pushed.popFirst() { return next }
        leaveCluster()
        undo.record(snapshotForUndo)
        if pendingChange != nil { return EditorCode.change.rawValue }
        EngineLock.shared.unlock()
        defer { EngineLock.shared.lock() }
        guard let next = source?() else { return nil }
        typedCount.note(next)
        return next
    }

    func push(_ characters: [UInt32]) { pushed += characters }

    // MARK: - Primitives over libedit's buffer

    /// Scalars in the buffer.
    var count: Int {
        guard let line = unsafe el_wline(engine) else { return 0 }
        return unsafe line.pointee.lastchar - line.pointee.buffer
    }

    /// The cursor as a scalar index.
    var cursor: Int {
        guard let line = unsafe el_wline(engine) else { return 0 }
        return unsafe line.pointee.cursor - line.pointee.buffer
    }

    /// The scalars in a range, which is clamped to the buffer.
    func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
        guard let line = unsafe el_wline(engine) else { return [] }
        let bounds = range.clamped(to: 0..<max(0, count))
        let buffer = unsafe UnsafeBufferPointer(
            start: line.pointee.buffer, count: bounds.upperBound)
        return unsafe buffer[bounds].map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
    }

    func move(by scalars: Int) {
        guard scalars != 0 else { return }
        unsafe el_cursor(engine, Int32(clamping: scalars))
    }

    func deleteBeforeCursor(_ scalars: Int) {
        guard scalars > 0, scalars <= cursor else { return }
        unsafe el_deletestr(engine, Int32(clamping: scalars))
    }

    /// Inserts at the cursor; a NUL would end the text early, so it is left out.
    func insert(_ text: String) {
        var characters: [wchar_t] = []
        for scalar in text.unicodeScalars where scalar.value != 0 {
            characters.append(wchar_t(bitPattern: scalar.value))
        }
        guard !characters.isEmpty else { return }
        characters.append(0)
        _ = unsafe el_winsertstr(engine, characters)
    }

    // MARK: - Changes from outside the line

    /// Asks for a change; it happens as soon as libedit reads its next character.
    func request(_ change: PendingChange) {
        switch (pendingChange, change) {
        case (.insert(let first), .insert(let second)): pendingChange = .insert(first + second)
        case (.replace(let first), .insert(let second)): pendingChange = .replace(first + second)
        case (.replace, .complete): break
        default: pendingChange = change
        }
    }

    func takePendingChange() -> PendingChange? {
        defer { pendingChange = nil }
        return pendingChange
    }
}
