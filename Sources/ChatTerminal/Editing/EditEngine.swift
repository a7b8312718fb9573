import CLibEdit
import SystemKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// libedit as an editing engine: keys, motions, kill ring, `~/.editrc`, vi.
///
/// It draws to /dev/null and its terminal is a pseudoterminal, so it neither changes the user's
/// terminal modes nor learns of a resize (a shrink inside a line overflows its heap). Its client
/// handles grapheme clusters, history and searching, in which libedit has faults.
@safe final class EditEngine {
    /// What libedit does after one of our functions.
    enum Outcome: Sendable {
        case refresh, submit
        /// Continues with the typed count and operator.
        case keepCount
    }

    private let engine: OpaquePointer
    private let terminal: (leader: Int32, follower: Int32)?
    private var submitted: String?
    weak var client: (any EditEngineClient)?

    var buffer: EditBuffer { EditBuffer(of: self) }

    /// `fallback` is a terminal for libedit if no pseudoterminal can be opened.
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
            guard let next = unsafe EditEngine.of(engine)?.nextCharacter() else { return 0 }
            unsafe character.pointee = wchar_t(bitPattern: next)
            return 1
        }
        configure(EditRC(path: editrc))
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

    private static func of(_ engine: OpaquePointer?) -> EditEngine? {
        guard let engine = unsafe engine, let client = unsafe cle_client(engine) else { return nil }
        return unsafe Unmanaged<EditEngine>.fromOpaque(client).takeUnretainedValue()
    }

    private static func openTerminal() -> (leader: Int32, follower: Int32)? {
        var leader: Int32 = -1
        var follower: Int32 = -1
        guard unsafe openpty(&leader, &follower, nil, nil, nil) == 0 else { return nil }
        for end in [leader, follower] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (leader, follower)
    }

    // MARK: - Keys

    /// Sets the bindings: emacs first, as libedit's default is vi and a switch clears all bindings.
    ///
    /// Then the user's file, which may choose vi; our keys; the file again, so that its keys take
    /// precedence; and last the guards against libedit's bugs.
    private func configure(_ file: EditRC) {
        unsafe cle_set_editor(engine, "emacs")
        unsafe cle_add_function(engine, EditorBindings.function) { engine, code in
            guard let engine = unsafe EditEngine.of(engine) else { return UInt8(CC_ERROR) }
            return engine.perform(code: UInt32(code))
        }
        file.lines.forEach { _ = unsafe cle_parse_line(engine, $0) }
        bindKeys()
        for line in file.lines where !EditRC.choosesEditor(line) {
            _ = unsafe cle_parse_line(engine, line)
        }
        unsafe cle_enable_editing(engine)
        bindGuards()
    }

    private func perform(code: UInt32) -> UInt8 {
        switch client?.perform(code: code) ?? .refresh {
        case .refresh: return UInt8(CC_REFRESH)
        case .keepCount: return UInt8(CC_ARGHACK)
        case .submit:
            submitted = buffer.text
            return UInt8(CC_NEWLINE)
        }
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

    /// Whether the user's `.editrc` chose vi.
    var isVi: Bool { unsafe cle_is_vi(engine) != 0 }

    // MARK: - Lines

    /// Edits one line and returns it as submitted; nil at the end of the input.
    func readLine() -> String? {
        submitted = nil
        EngineLock.shared.lock()
        defer { EngineLock.shared.unlock() }
        var count: Int32 = 0
        // libedit returns nil for an empty line as well as at the end, so `submitted` decides,
        // unless a key bound by the user ended the line by libedit's own command.
        if unsafe el_wgets(engine, &count) != nil, submitted == nil {
            let text = buffer.text
            submitted = text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
        return submitted
    }

    /// Gets a character from the client, with the lock released while it waits.
    private func nextCharacter() -> UInt32? {
        // libedit's vi motions can move the cursor to -1, and the next key would write there.
        if buffer.cursor < 0 { buffer.move(by: 1) }
        EngineLock.shared.unlock()
        defer { EngineLock.shared.lock() }
        return client?.nextCharacter()
    }

    // MARK: - libedit's buffer

    /// The number of scalars in the buffer.
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

    /// Inserts a text at the cursor, without NULs, which would end it early.
    func insert(_ text: String) {
        var characters: [wchar_t] = []
        for scalar in text.unicodeScalars where scalar.value != 0 {
            characters.append(wchar_t(bitPattern: scalar.value))
        }
        guard !characters.isEmpty else { return }
        characters.append(0)
        _ = unsafe el_winsertstr(engine, characters)
    }
}
