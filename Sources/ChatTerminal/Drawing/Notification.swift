/// How the end of an answer is signalled: not at all, by the bell, or on the desktop.
package enum Notification: String, Sendable, CaseIterable {
    case off, bell
    /// A desktop notification (OSC 9), on terminals that support it.
    case desktop
}
