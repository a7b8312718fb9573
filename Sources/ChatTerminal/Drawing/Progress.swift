/// What a terminal shows of work under way in its tab or the taskbar (OSC 9;4).
package enum Progress: Sendable, Hashable {
    case none, busy, failed
}
