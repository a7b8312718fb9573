/// The progress shown in the terminal's tab or the taskbar (OSC 9;4).
package enum Progress: Sendable, Hashable {
    case none, busy, failed
}
