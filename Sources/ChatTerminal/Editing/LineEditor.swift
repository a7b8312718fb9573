import CLibEdit

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

    var history = LineHistory()
    var historyCursor = HistoryCursor()
    var undo = UndoStack()
    /// Text waiting to go into the line; `EditorCode.change` tells libedit to ask for it.
    private(set) var pendingChange: PendingChange?

    enum PendingChange: Sendable {
        case insert(String)
        case replace(String)
    }

    /// `fallback` is a terminal to lend to libedit where no pseudo terminal can be made.
    init?(editrc: String?, fallback: Int32) {
        guard PlatformShims.hasUTF8 else { return nil }
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

    /// emacs first, because libedit's default is vi and a switch wipes all bindings; then the
    /// person's file; then ours, which guard against libedit's bugs.
    private func configure(editrc: String?) {
        unsafe cle_set_editor(engine, "emacs")
        unsafe cle_add_function(engine, EditorBindings.function) { engine, code in
            guard let client = unsafe cle_client(engine) else { return UInt8(CC_ERROR) }
            let editor = unsafe Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
            guard editor.perform(code: UInt32(code)) else { return UInt8(CC_REFRESH) }
            editor.submitted = editor.text
            return UInt8(CC_NEWLINE)
        }
        if let editrc { _ = unsafe el_source(engine, editrc) }
        unsafe cle_enable_editing(engine)
        for binding in isVi ? EditorBindings.viInsert : EditorBindings.emacs {
            unsafe cle_bind(engine, binding.key, binding.command)
        }
        for binding in isVi ? EditorBindings.viCommand : [] {
            unsafe cle_bind_alternative(engine, binding.key, binding.command)
        }
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
        undo.record(snapshotForUndo)
        if pendingChange != nil { return EditorCode.change.rawValue }
        EngineLock.shared.unlock()
        defer { EngineLock.shared.lock() }
        return source?()
    }

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
        default: pendingChange = change
        }
    }

    func takePendingChange() -> PendingChange? {
        defer { pendingChange = nil }
        return pendingChange
    }
}
